import { attachmentsVi } from './attachments.words'
import { clockVi } from './clock.words'
import { actingVi } from './acting.words'
import { feesVi } from './fees.words'
import { formVi } from './form.words'
import { ministryVi } from './ministry.words'
import { officialsVi } from './officials.words'
import { peopleVi } from './people.words'
import { registryNamesIn } from './registries'
import { staysVi } from './stays.words'

/** The words of the portal in Vietnamese, its first language; the other languages hold the same keys. */
export const vi = {
  app: {
    skip: 'Đến nội dung chính',
    demo: 'Môi trường thử nghiệm',
    demoText: 'Mọi người và dữ liệu ở đây đều không có thật.',
    otherLanguage: 'English',
    nav: 'Chính',
    procedures: 'Thủ tục',
    dossiers: 'Hồ sơ',
    workList: 'Danh sách hồ sơ',
    measures: 'Số liệu',
    counter: 'Tiếp nhận tại quầy',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    dark: 'Nền tối',
    light: 'Nền sáng',
    loading: 'Đang tải…',
    retry: 'Thử lại',
    back: 'Về danh sách thủ tục',
    yes: 'Có',
    no: 'Không',
    notFound: 'Không có trang này',
    notFoundText: 'Địa chỉ có thể đã đổi. Hãy tìm thủ tục từ trang đầu.',
  },
  problems: {
    offline: 'Chưa kết nối được',
    offlineText: 'Máy của bạn hoặc cổng đang mất mạng. Điều bạn gõ vẫn nằm trên trang này.',
    notFound: 'Không tìm thấy',
    notFoundText: 'Hồ sơ hoặc thủ tục này không có, hoặc bạn không được xem.',
    unavailable: 'Hệ thống tạm thời chưa trả lời',
    unavailableText: 'Lỗi không phải do bạn. Hãy thử lại sau ít phút.',
    forbidden: 'Vai của bạn không được làm việc này',
    forbiddenText: 'Hãy đăng nhập bằng vai khác rồi thử lại.',
    signIn: 'Bạn cần đăng nhập',
    signInFirst: 'Trang này có sau khi đăng nhập. Đăng nhập xong, bạn trở lại đúng trang này.',
    signInText: 'Phiên làm việc đã hết. Điều đã lưu vẫn còn.',
    other: 'Chưa làm được việc này',
  },
  registries: { ...registryNamesIn('vi'), other: 'Cơ sở dữ liệu' },
  home: {
    meter: (known: number, total: number) => `${known}/${total} thông tin đã có sẵn`,
    meterLabel: (known: number, total: number) => `${known} trên ${total} thông tin đã có sẵn`,
    questions: (asked: number) => (asked ? `Bạn trả lời ${asked} câu.` : 'Bạn không phải khai gì.'),
  },
  mine: {
    due: (day: string) => `Trả kết quả chậm nhất ${day}.`,
    all: 'Xem tất cả hồ sơ',
    continue: 'Điền tiếp',
    noCode: 'Chưa có mã hồ sơ',
    openedOn: (day: string) => `mở ngày ${day}`,
    more: 'Xem thêm hồ sơ',
  },
  procedure: {
    deadline: 'Trả kết quả',
    fee: 'Phí, lệ phí',
    noFee: 'Không thu phí',
    feeVaries: 'Phí, lệ phí do Hội đồng nhân dân tỉnh, thành phố quy định',
    sameDay: 'trong ngày',
    within: (amount: number, unit: string) => `trong ${amount} ${unit}`,
    units: { days: 'ngày', workingDays: 'ngày làm việc', hours: 'giờ', months: 'tháng' },
    handlers: {
      commune: 'Uỷ ban nhân dân xã, phường',
      province: 'Uỷ ban nhân dân tỉnh, thành phố',
      police: 'Công an xã, phường',
      ministry: 'Bộ',
    },
  },
  status: {
    draft: 'Bản nháp',
    submitted: 'Mới đăng ký',
    accepted: 'Được tiếp nhận',
    rejected: 'Không được tiếp nhận',
    inProgress: 'Đang xử lý',
    supplementRequested: 'Yêu cầu bổ sung',
    paymentRequested: 'Yêu cầu thực hiện nghĩa vụ tài chính',
    withdrawn: 'Công dân yêu cầu rút hồ sơ',
    stopped: 'Dừng xử lý',
    completed: 'Đã xử lý xong',
    returned: 'Đã trả kết quả',
  },
  quality: {
    verified: 'đã đối chiếu',
    unverified: 'chưa đối chiếu',
    disputed: 'đang xem lại',
    stale: 'trả lời cũ',
  },
  ...formVi,
  ...officialsVi,
  ...peopleVi,
  ...actingVi,
  ...feesVi,
  ...attachmentsVi,
  ...clockVi,
  ...ministryVi,
  ...staysVi,
}

/** Every word of the portal; a language that lacks a key does not compile. */
export type Messages = typeof vi
