import { DomainError, invalidPlace } from '#contracts'

/** Also said of a request that concerns somebody else. */
export function consentNotFound(): DomainError {
  return new DomainError('notFound', 'consent_not_found', {
    vi: 'Không có đề nghị đồng ý này gửi cho bạn.',
    en: 'There is no such request for your consent.',
  })
}

export function subjectNotNamed(): DomainError {
  return invalidPlace('/role', 'subject_not_named', {
    vi: 'Hồ sơ chưa ghi ai giữ vai này. Hãy khai người đó trước.',
    en: 'Nobody is named for this role. Name the person first.',
  })
}

export function consentNotNeeded(): DomainError {
  return new DomainError('conflict', 'consent_not_needed', {
    vi: 'Không cần người này đồng ý: cán bộ đã xác nhận, hoặc biểu mẫu cho phép hỏi về người thân đã mất.',
    en: 'No consent is needed: an official attested this person, or the form may ask about relatives.',
  })
}

/** Asked again after a refusal nobody is bothered a second time. */
export function consentRefused(): DomainError {
  return new DomainError('conflict', 'consent_refused', {
    vi: 'Người này đã không đồng ý nên không gửi lại được. Người ấy vẫn có thể đổi ý, hoặc nói với cán bộ tại quầy.',
    en: 'This person has refused and is not asked again. She can still change her mind, or tell an official at the counter.',
  })
}

export function consentExpired(): DomainError {
  return new DomainError('conflict', 'consent_expired', {
    vi: 'Đề nghị này đã hết hạn. Người nộp hồ sơ có thể gửi đề nghị mới.',
    en: 'This request has expired. The applicant may send a new one.',
  })
}

export function consentTooLate(): DomainError {
  return new DomainError('conflict', 'consent_too_late', {
    vi: 'Hồ sơ đã kết thúc nên không còn tra cứu gì nữa.',
    en: 'The dossier is closed, so nothing is looked up any more.',
  })
}

export function consentIsHers(): DomainError {
  return invalidPlace('/answer', 'consent_is_hers', {
    vi: 'Chỉ chính người ấy, hoặc cán bộ tại quầy, mới ghi được câu trả lời.',
    en: 'Only the person herself, or an official at the counter, can give the answer.',
  })
}

export function reasonForConsentNeeded(): DomainError {
  return invalidPlace('/reason', 'required', {
    vi: 'Hãy ghi người ấy đã đồng ý hay từ chối như thế nào tại quầy.',
    en: 'Say how the person consented or refused at the counter.',
  })
}
