import { DomainError, relationMissing } from '#contracts'

/** No doubt has this id. */
export function reviewNotFound(): DomainError {
  return new DomainError('notFound', 'review_not_found', {
    vi: 'Không có câu hỏi nào chờ xem xét mang mã này. Hãy tải lại danh sách.',
    en: 'There is no review with this id. Load the list again.',
  })
}

/** The owner of the suspected concept answers, nobody else. */
export function reviewNotYours(owner: string): DomainError {
  return relationMissing('review_not_yours', {
    vi: `Chỉ cơ quan chủ quản dữ liệu (${owner}) trả lời được. Hãy chờ cơ quan ấy.`,
    en: `Only the owner of the data (${owner}) answers this. Wait for it.`,
  })
}

/** Four eyes: who sent a form never answers the doubts about it. */
export function ownForm(): DomainError {
  return relationMissing('review_of_own_form', {
    vi: 'Bạn đã gửi biểu mẫu này nên không tự trả lời được. Hãy nhờ một người khác của cơ quan chủ quản dữ liệu.',
    en: 'You sent this form, so that you cannot answer for it. Ask somebody else of the office that owns the data.',
  })
}

/** Somebody else was faster, or the answer was sent twice. */
export function reviewAnswered(): DomainError {
  return new DomainError('conflict', 'review_answered', {
    vi: 'Câu này đã có người trả lời. Hãy tải lại danh sách để xem câu trả lời.',
    en: 'This has been answered already. Load the list again to see the answer.',
  })
}

/** The doubt is about a form that waits no longer: another one was sent, or it was decided on. */
export function reviewFormChanged(): DomainError {
  return new DomainError('conflict', 'review_form_changed', {
    vi: 'Biểu mẫu này không còn chờ: đã có bản khác hoặc đã được quyết định. Hãy xem bản mới.',
    en: 'This form waits no longer: another one was sent, or it has been decided on. Look at the new one.',
  })
}

/** Nobody has to answer for a form without doubts. */
export function nothingToReview(): DomainError {
  return new DomainError('conflict', 'nothing_to_review', {
    vi: 'Biểu mẫu này không có điều gì phải xem xét. Hãy công bố: POST /v1/procedures/{mã}/forms.',
    en: 'There is nothing to review in this form. Publish it: POST /v1/procedures/{code}/forms.',
  })
}
