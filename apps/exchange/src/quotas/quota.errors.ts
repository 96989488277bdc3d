import { invalidPlace, type DomainError } from '#contracts'

/** The list is filtered by an agreement that gives the caller nothing and is not about the caller's data. */
export function agreementNotShown(): DomainError {
  return invalidPlace('/agreement', 'agreement_not_shown', {
    vi: 'Thoả thuận này không có, không còn hiệu lực hoặc không liên quan đến cơ quan bạn.',
    en: 'This agreement does not exist, is not in force or does not concern your authority.',
  })
}
