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
