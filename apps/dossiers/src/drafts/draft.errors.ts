import { DomainError, invalidPlace } from '#contracts'

export function authorityUnknown(): DomainError {
  return invalidPlace('/receivedBy', 'authority_unknown', {
    vi: 'Không có cơ quan cấp xã mang mã này.',
    en: 'There is no commune office of this code.',
  })
}

export function receiverNeeded(): DomainError {
  return invalidPlace('/receivedBy', 'receiver_needed', {
    vi: 'Chưa biết phường, xã nào nhận hồ sơ. Hãy chọn.',
    en: 'It is not known which commune office receives the dossier. Choose one.',
  })
}

export function applicantNotWanted(): DomainError {
  return invalidPlace('/applicant', 'applicant_not_wanted', {
    vi: 'Bạn đã đăng nhập nên không khai lại người nộp.',
    en: 'You are signed in, so leave the applicant out.',
  })
}

export function applicantNeeded(): DomainError {
  return invalidPlace('/applicant', 'applicant_needed', {
    vi: 'Hãy cho biết người nộp: một số giấy tờ, họ tên và ngày sinh.',
    en: 'Say who applies: exactly one id number, the full name and the birth date.',
  })
}

export function snapshotChanged(): DomainError {
  return new DomainError('conflict', 'snapshot_changed', {
    vi: 'Dữ liệu đã được tra lại sau lần bạn xem. Hãy xem lại rồi nộp.',
    en: 'The facts were looked up again after you read them. Read them again, then submit.',
  })
}

export function reasonForSubjectsNeeded(): DomainError {
  return invalidPlace('/reason', 'required', {
    vi: 'Hãy ghi vì sao người này thuộc hồ sơ.',
    en: 'Say why this person belongs to the dossier.',
  })
}

/** The legal template behind the form is out of force; a dossier begun before goes on with it. */
export function formExpired(validTo: string): DomainError {
  return new DomainError('conflict', 'form_expired', {
    vi: `Mẫu của biểu mẫu này hết hiệu lực từ ${validTo}. Hồ sơ mới phải chờ biểu mẫu mới.`,
    en: `The template of this form was in force until ${validTo}. A new dossier has to wait for the new form.`,
  })
}
