import { DomainError } from '#contracts'

/** Never says which of the three was wrong. */
export function applicantMismatch(): DomainError {
  return new DomainError('invalid', 'applicant_mismatch', {
    vi: 'Số giấy tờ, họ tên và ngày sinh không cùng một người. Hãy kiểm tra lại giấy tờ.',
    en: 'Id number, name and birth date do not belong to one person. Check the papers again.',
  })
}

/** `seconds` until the Vietnamese day is over and the mismatches count no more. */
export function tooManyMismatches(seconds: number): DomainError {
  return new DomainError(
    'tooMany',
    'too_many_mismatches',
    {
      vi: 'Hôm nay đã nhập sai quá số lần cho phép. Mai hãy thử lại, hoặc đem giấy tờ đến quầy.',
      en: 'Too many entries were wrong today. Try again tomorrow, or bring the papers to the counter.',
    },
    { retryAfter: seconds, retryable: true },
  )
}

export function identityUnverified(): DomainError {
  return new DomainError(
    'conflict',
    'identity_unverified',
    {
      vi: 'Chưa đối chiếu được người nộp với CSDL dân cư nên chưa tiếp nhận được. Hãy thử lại sau.',
      en: 'The applicant could not be matched with the population database yet, so the dossier cannot be accepted. Try again later.',
    },
    { retryable: true, retryAfter: 30 },
  )
}

export function tooManyConsentRequests(retryAfter: number): DomainError {
  return new DomainError(
    'tooMany',
    'too_many_consent_requests',
    {
      vi: 'Hôm nay bạn đã xin đồng ý quá nhiều lần. Hãy thử lại vào ngày mai, hoặc cùng người ấy đến Trung tâm Phục vụ hành chính công.',
      en: 'You have asked for consent too often today. Try again tomorrow, or go to the office together with that person.',
    },
    { retryAfter, retryable: true },
  )
}
