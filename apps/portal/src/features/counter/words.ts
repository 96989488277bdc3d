const vi = {
  counter: {
    title: 'Tiếp nhận tại quầy',
    lead: 'Gõ đúng như trên giấy tờ. Khớp đúng một người thì mới tra cứu; phần còn lại của biểu mẫu tự điền.',
    number: 'Số định danh cá nhân, số CMND cũ hoặc số hộ chiếu',
    fullName: 'Họ, chữ đệm và tên',
    birthDate: 'Ngày sinh',
    procedure: 'Công dân cần làm gì?',
    help: {
      number: '12 số, 9 số, hoặc số hộ chiếu.',
      fullName: 'Đủ dấu như trên giấy tờ.',
      birthDate: 'Ví dụ 14/08/1988. Giấy tờ chỉ có năm thì ghi năm.',
    },
    open: 'Mở hồ sơ',
    matching: 'Đang đối chiếu…',
  },
}

const en: typeof vi = {
  counter: {
    title: 'Counter',
    lead: 'Type what the papers say. Databases are asked only when it is exactly one person; the rest of the form fills itself.',
    number: 'Personal identification number, old identity card number or passport number',
    fullName: 'Full name',
    birthDate: 'Date of birth',
    procedure: 'What does the citizen need?',
    help: {
      number: '12 digits, 9 digits, or a passport number.',
      fullName: 'With all accents, as on the papers.',
      birthDate: 'For example 14/08/1988. Where the papers know the year only, the year.',
    },
    open: 'Open the dossier',
    matching: 'Matching…',
  },
}

/** The words of the feature counter, in both languages. */
export const counterWords = { vi, en }
