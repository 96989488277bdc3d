import { DomainError } from '#contracts'

/** Also said of a paper of somebody else. */
export function keptPaperNotFound(): DomainError {
  return new DomainError('notFound', 'kept_paper_not_found', {
    vi: 'Kho giấy tờ của bạn không có giấy tờ này.',
    en: 'You keep no such paper.',
  })
}

/** Only what its owner attached can go; a result stays as long as it is known to be genuine. */
export function resultsStay(): DomainError {
  return new DomainError('conflict', 'results_stay', {
    vi: 'Kết quả do cơ quan nhà nước ký nên không xoá được. Chỉ xoá được giấy tờ bạn đã nộp.',
    en: 'A result signed by an authority cannot be removed. Only papers you handed in can be.',
  })
}

/** The paper is not one this dossier can use now: it is expired, withdrawn, or not demanded. */
export function keptPaperNotUsable(): DomainError {
  return new DomainError('conflict', 'kept_paper_not_usable', {
    vi: 'Giấy tờ này không dùng được cho hồ sơ: đã hết hạn, bị thu hồi hoặc hồ sơ không cần. Hãy tải lại danh sách rồi chọn giấy tờ khác.',
    en: 'The dossier cannot use this paper: it expired, was withdrawn or is not needed. Load the list again and choose another.',
  })
}
