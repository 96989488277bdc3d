const vi = {
  sandbox: {
    open: 'Đổi vai, tắt thử một cơ sở dữ liệu',
    close: 'Đóng bảng thử nghiệm',
    acting: (name: string) => `Bạn đang đóng vai ${name}.`,
    nobody: 'Bạn chưa đóng vai ai.',
    people: 'Đóng vai',
    current: 'vai hiện tại',
    registries: 'Cơ sở dữ liệu trả lời thế nào',
    registriesText: 'Có tác dụng từ lần hỏi tiếp theo.',
    set: (registry: string, mode: string) => `${registry}: ${mode}.`,
    modes: {
      ok: 'bình thường',
      down: 'không trả lời',
      slow: 'trả lời chậm',
      empty: 'không có bản ghi',
      wrongSignature: 'chữ ký sai',
    },
    roles: {
      citizen: 'Công dân',
      official: 'Công chức',
      head: 'Lãnh đạo',
      ministry: 'Bộ, ngành',
      auditor: 'Kiểm tra',
      operator: 'Vận hành',
      client: 'Hệ thống khác',
    },
  },
  signIn: {
    title: 'Đăng nhập',
    lead: 'Bạn đăng nhập một lần; hệ thống nhận ra bạn và hỏi đúng cơ sở dữ liệu.',
    button: 'Đến trang định danh',
    demoLead: 'Đây là bản thử. Chọn một người để đóng vai.',
    already: (name: string) => `Bạn đang đăng nhập với tên ${name}.`,
  },
  documents: 'Giấy tờ',
  rights: 'Quyền của tôi về dữ liệu',
  dataRequests: 'Yêu cầu về dữ liệu',
  corrections: 'Đề nghị sửa',
  reviews: 'Xem xét câu hỏi',
  progress: 'Tiến độ công bố dữ liệu',
  messages: {
    link: 'Tin nhắn',
    unread: (count: number) => `${count} tin chưa đọc`,
  },
  leaving: {
    failed: 'Chưa đăng xuất được',
    offline: 'Đang mất mạng nên bạn vẫn đang đăng nhập. Có mạng lại hãy bấm Đăng xuất lần nữa trước khi rời máy.',
    refused: 'Bạn vẫn đang đăng nhập. Hãy bấm Đăng xuất lần nữa trước khi rời máy.',
  },
  closed: {
    another: {
      title: 'Người khác vừa đăng nhập trên trình duyệt này',
      text: 'Trang đang mở là của người đăng nhập trước nên đã đóng lại, không có gì được gửi bằng tài khoản mới. Điều người trước gõ mà chưa gửi vẫn được giữ, và chỉ hiện lại khi chính người ấy đăng nhập.',
      signIn: 'Đăng nhập lại để làm tiếp',
      goOn: 'Tiếp tục với tài khoản vừa đăng nhập',
    },
    signedOut: {
      title: 'Bạn đã đăng xuất ở một thẻ khác',
      text: 'Trang này đã đóng lại. Muốn làm tiếp, hãy đăng nhập lại.',
      signIn: 'Đăng nhập lại',
      goOn: 'Về trang đầu',
    },
  },
}

const en: typeof vi = {
  sandbox: {
    open: 'Change role, switch off a database',
    close: 'Close the test panel',
    acting: (name) => `You are acting as ${name}.`,
    nobody: 'You are not acting as anyone yet.',
    people: 'Act as',
    current: 'current role',
    registries: 'How the databases answer',
    registriesText: 'Takes effect from the next question.',
    set: (registry, mode) => `${registry}: ${mode}.`,
    modes: {
      ok: 'normally',
      down: 'not at all',
      slow: 'slowly',
      empty: 'with no record',
      wrongSignature: 'with a wrong signature',
    },
    roles: {
      citizen: 'Citizen',
      official: 'Official',
      head: 'Head of office',
      ministry: 'Ministry',
      auditor: 'Auditor',
      operator: 'Operator',
      client: 'Other system',
    },
  },
  signIn: {
    title: 'Sign in',
    lead: 'You sign in once; the system knows who you are and asks the right databases.',
    button: 'Go to the identity page',
    demoLead: 'This is a test. Choose a person to act as.',
    already: (name) => `You are signed in as ${name}.`,
  },
  documents: 'Papers',
  rights: 'My rights to my data',
  dataRequests: 'Data requests',
  corrections: 'Corrections',
  reviews: 'Reviews',
  progress: 'Progress of the announcements',
  messages: {
    link: 'Messages',
    unread: (count) => `${count} unread`,
  },
  leaving: {
    failed: 'You are not signed out yet',
    offline: 'There is no connection, so you are still signed in. Once it is back, sign out again before you leave.',
    refused: 'You are still signed in. Sign out again before you leave.',
  },
  closed: {
    another: {
      title: 'Somebody else has just signed in in this browser',
      text: 'The page belonged to whoever was signed in before, so it was closed, and nothing was sent by the new account. What was typed and not sent is kept, and shown again only when that person signs in.',
      signIn: 'Sign in again to go on',
      goOn: 'Go on with the account that has just signed in',
    },
    signedOut: {
      title: 'You have signed out in another tab',
      text: 'This page was closed. Sign in again to go on.',
      signIn: 'Sign in again',
      goOn: 'To the first page',
    },
  },
}

/** The words of the frame of every page, in both languages. */
export const shellWords = { vi, en }
