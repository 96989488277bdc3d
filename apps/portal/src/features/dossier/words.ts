const vi = {
  dossier: {
    history: 'Lịch sử',
    given: 'Thông tin trong hồ sơ',
    withdraw: 'Rút hồ sơ',
    withdrawWhy: 'Vì sao bạn rút hồ sơ?',
    withdrawn: 'Hồ sơ đã rút.',
    supplementText: 'Bạn mở biểu mẫu, trả lời phần được hỏi rồi gửi. Trong lúc chờ, thời hạn không tính.',
    supplementOpen: 'Mở biểu mẫu để bổ sung',
    receipt: 'Xem biên nhận',
    delete: 'Xoá bản nháp',
    deleteNow: 'Xoá hẳn',
    deleteNot: 'Giữ bản nháp',
    deleteGoes: 'Xoá bản nháp thì câu trả lời, dữ liệu đã tra cứu và tệp đính kèm đều mất, không lấy lại được.',
    deleteStays: 'Còn lại: ghi nhận đã tra cứu dữ liệu của bạn, tin nhắn bạn đã nhận, và Giấy tờ của tôi.',
  },
  ended: {
    rejected: 'Cơ quan không tiếp nhận hồ sơ này',
    stopped: 'Cơ quan đã dừng giải quyết hồ sơ này',
    again: 'Nếu vẫn cần, bạn làm theo lý do trên rồi nộp hồ sơ mới.',
    open: 'Mở thủ tục',
  },
  people: {
    heading: 'Người khác trong hồ sơ',
    who: (role: string) => `${role}: là ai?`,
    fullName: 'Họ, chữ đệm và tên',
    number: 'Số định danh (12 chữ số)',
    birthDate: 'Ngày sinh, ví dụ 14/08/1988',
    name: 'Ghi người này',
    ask: 'Gửi đề nghị đồng ý',
    asked: 'Đã gửi. Người ấy thấy đề nghị khi đăng nhập.',
    askedExactly:
      'Người ấy chỉ thấy đề nghị khi số định danh, họ tên và ngày sinh bạn ghi đều đúng. Hãy xem lại với giấy tờ của người ấy.',
    named: (number: string, birthDate: string) => `Số định danh ${number}, sinh ${birthDate}.`,
    change: 'Ghi lại người này',
    cancel: 'Thôi',
    attested: 'cán bộ đã xác nhận',
    byLink: 'tra theo quan hệ trong CSDL dân cư',
  },
}

const en: typeof vi = {
  dossier: {
    history: 'History',
    given: 'Facts in the dossier',
    withdraw: 'Withdraw',
    withdrawWhy: 'Why do you withdraw?',
    withdrawn: 'The dossier is withdrawn.',
    supplementText: 'Open the form, answer what is asked and send it. The clock stops while the office waits.',
    supplementOpen: 'Open the form',
    receipt: 'See the receipt',
    delete: 'Delete the draft',
    deleteNow: 'Delete for good',
    deleteNot: 'Keep the draft',
    deleteGoes: 'With the draft, its answers, what was looked up and its attached files are gone for good.',
    deleteStays:
      'What stays: the record that your data were looked up, the messages you were sent, and your kept papers.',
  },
  ended: {
    rejected: 'The office did not accept this dossier',
    stopped: 'The office stopped working on this dossier',
    again: 'If you still need it, follow the reason above and hand in a new dossier.',
    open: 'Open the procedure',
  },
  people: {
    heading: 'Other people in the dossier',
    who: (role) => `${role}: who is it?`,
    fullName: 'Full name',
    number: 'Personal id (12 digits)',
    birthDate: 'Date of birth, for example 14/08/1988',
    name: 'Name this person',
    ask: 'Ask for consent',
    asked: 'Sent. The person sees the request after signing in.',
    askedExactly:
      'They see the request only if the number, name and birth date you wrote are all right. Compare them with their papers.',
    named: (number, birthDate) => `Number ${number}, born ${birthDate}.`,
    change: 'Write this person again',
    cancel: 'Cancel',
    attested: 'attested by an official',
    byLink: 'looked up by the link in the population database',
  },
}

/** The words of the feature dossier, in both languages. */
export const dossierWords = { vi, en }
