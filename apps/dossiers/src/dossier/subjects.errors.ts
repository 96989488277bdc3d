import { invalidPlace, type DomainError } from '#contracts'

export function subjectIsApplicant(path: string): DomainError {
  return invalidPlace(path, 'subject_is_applicant', {
    vi: 'Người này chính là người nộp hồ sơ. Hãy khai người khác.',
    en: 'This is the applicant herself. Name the other person.',
  })
}

export function personTwice(path: string): DomainError {
  return invalidPlace(path, 'person_twice', {
    vi: 'Người này đã có vai khác trong hồ sơ. Mỗi người chỉ có một vai.',
    en: 'This person has another role in the dossier. Each person has one role.',
  })
}

export function roleTwice(path: string): DomainError {
  return invalidPlace(path, 'role_twice', {
    vi: 'Vai này đã có người. Mỗi vai chỉ khai một người.',
    en: 'This role is taken. Name one person for each role.',
  })
}

/** Also said of `applicant`, who is not named but signs in or stands at the counter. */
export function roleUnknown(path: string): DomainError {
  return invalidPlace(path, 'role_unknown', {
    vi: 'Biểu mẫu này không có vai đó cho người khác. Hãy xem các vai của biểu mẫu.',
    en: 'The form has no such role for another person. See the roles of the form.',
  })
}
