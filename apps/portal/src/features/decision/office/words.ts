const vi = {
  title: 'Người xử lý',
  you: 'Bạn',
  nobody: 'Chưa giao cho ai.',
  to: 'Giao cho',
  me: 'Tôi',
  none: 'Không ai',
  assign: 'Giao',
  take: 'Nhận xử lý',
  giveBack: 'Trả lại, chưa giao cho ai',
  notes: 'Ghi chú nội bộ',
  notesHelp: 'Chỉ cơ quan đọc được. Công dân không bao giờ thấy.',
  note: 'Ghi chú mới',
  write: 'Lưu ghi chú',
  next: 'Hồ sơ tiếp theo',
  noNext: 'Không còn hồ sơ nào trong danh sách này.',
}

const en: typeof vi = {
  title: 'Assigned to',
  you: 'You',
  nobody: 'Assigned to nobody.',
  to: 'Assign to',
  me: 'Me',
  none: 'Nobody',
  assign: 'Assign',
  take: 'Take it over',
  giveBack: 'Give it back, to nobody',
  notes: 'Notes of the office',
  notesHelp: 'Only the office reads them. Citizens never do.',
  note: 'New note',
  write: 'Save the note',
  next: 'Next dossier',
  noNext: 'No other dossier is in this list.',
}

/** The words of how an office shares a dossier, in both languages. */
export const officeWords = { vi, en }
