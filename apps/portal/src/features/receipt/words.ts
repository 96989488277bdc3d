import type { Status } from '../../shared/api/types'

const vi = {
  receipt: {
    title: (code: string) => `Đã nhận hồ sơ ${code}`,
    heading: (office: string) => `${office} đã nhận hồ sơ của bạn`,
    headingPlain: 'Hồ sơ của bạn đã được nhận',
    headingFor: (name: string) => `Hồ sơ của ${name} đã được nhận`,
    code: 'Mã hồ sơ',
    due: 'Trả kết quả chậm nhất',
    by: 'Người nộp',
    at: (time: string, day: string) => `lúc ${time} ngày ${day}`,
    print: 'In biên nhận',
    next: 'Việc tiếp theo',
    readTitle: 'Cơ quan đọc hồ sơ',
    readText: 'Bạn không cần làm gì. Cần hỏi thêm, cơ quan ghi rõ ở hồ sơ này.',
    dueLater: 'Có hạn lại khi việc đang chờ được trả lời.',
    ended: 'Hồ sơ đã kết thúc. Kết quả và lý do ở trang hồ sơ.',
    waits: {
      supplementRequested: 'Cơ quan đang chờ bạn bổ sung. Trả lời ở trang hồ sơ.',
      paymentRequested: 'Cơ quan đang chờ bạn nộp tiền. Xem số tiền ở trang hồ sơ.',
    } as Partial<Record<Status, string>>,
    papersTitle: 'Chuẩn bị giấy để đối chiếu',
    resultTitle: 'Nhận kết quả',
    resultText: (day: string) => `Chậm nhất ${day}. Đến quầy thì đọc mã hồ sơ.`,
    reused: (count: number) => `${count} thông tin bạn không phải khai`,
    fromRegistry: (registry: string, count: number) => `${registry}: ${count} thông tin`,
    avoided: (count: number) => `${count} giấy bạn không phải nộp`,
    sample: 'Mã hồ sơ trong môi trường thử nghiệm chỉ là mẫu.',
  },
}

const en: typeof vi = {
  receipt: {
    title: (code) => `Dossier ${code} received`,
    heading: (office) => `${office} has received your dossier`,
    headingPlain: 'Your dossier has been received',
    headingFor: (name) => `The dossier of ${name} has been received`,
    code: 'Dossier code',
    due: 'Result by',
    by: 'Submitted by',
    at: (time, day) => `at ${time} on ${day}`,
    print: 'Print the receipt',
    next: 'What happens next',
    readTitle: 'The office reads it',
    readText: 'You need not do anything. If more is needed, the office says so in this dossier.',
    dueLater: 'There is a due date again once what is waited for has come.',
    ended: 'The dossier has ended. The result and the reasons are on its page.',
    waits: {
      supplementRequested: 'The office waits for more from you. Answer on the page of the dossier.',
      paymentRequested: 'The office waits for a payment. The amount is on the page of the dossier.',
    },
    papersTitle: 'Have these papers ready',
    resultTitle: 'You get the result',
    resultText: (day) => `By ${day}. At the counter, give the dossier code.`,
    reused: (count) => `${count} facts you did not have to state`,
    fromRegistry: (registry, count) => `${registry}: ${count} facts`,
    avoided: (count) => `${count} ${count === 1 ? 'paper' : 'papers'} you need not bring`,
    sample: 'Dossier codes in the test environment are samples.',
  },
}

/** The words of the feature receipt, in both languages. */
export const receiptWords = { vi, en }
