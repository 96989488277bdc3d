import type { DomainError } from '#contracts'
import { invalidPlace } from './dossier.errors.js'

export function subjectIsApplicant(path: string): DomainError {
  return invalidPlace(path, 'subject_is_applicant', {
    vi: 'Người này chính là người nộp hồ sơ. Hãy khai người khác.',
    en: 'This is the applicant herself. Name the other person.',
  })
}

export function roleTwice(path: string): DomainError {
  return invalidPlace(path, 'role_twice', {
    vi: 'Vai này đã có người. Mỗi vai chỉ khai một người.',
    en: 'This role is taken. Name one person for each role.',
  })
}
