import { DomainError, type Check, type RegistryId } from '#contracts'

/** The catalogue's owner has not been heard for 30 s, so nobody knows what may be asked. */
export function catalogueStale(): DomainError {
  return new DomainError(
    'unavailable',
    'catalogue_stale',
    {
      vi: 'Danh mục dùng chung chưa được cập nhật nên tạm thời chưa tra cứu được. Hãy thử lại sau ít giây.',
      en: 'The shared catalogue is not up to date, so nothing can be looked up at the moment. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 5 },
  )
}

/** A registry that has been silent for a while is not waited for to the deadline. */
export function registrySilent(registry: RegistryId): DomainError {
  return new DomainError(
    'unavailable',
    'no_answer',
    {
      vi: `Cơ sở dữ liệu "${registry}" đang không trả lời.`,
      en: `The registry "${registry}" does not answer at the moment.`,
    },
    { retryable: true, retryAfter: 2, hop: registry },
  )
}

/** The turn of a look-up came when nobody waited for it any more. */
export function turnTooLate(): DomainError {
  return new DomainError(
    'unavailable',
    'no_answer',
    {
      vi: 'Đang có quá nhiều tra cứu nên chưa đến lượt tra cứu này. Hãy thử lại sau ít giây.',
      en: 'There are too many look-ups, and the turn of this one did not come in time. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 2, hop: 'exchange' },
  )
}

/** Of look-ups that are made all or not at all, something may not be asked. */
export function lookupNotCovered(checks: Check[]): DomainError {
  return new DomainError(
    'forbidden',
    'lookup_not_covered',
    {
      vi: 'Chưa được tra cứu như vậy nên không cơ sở dữ liệu nào được hỏi. Xem "checks" để biết điều kiện nào chưa đạt.',
      en: 'This may not be looked up, so no registry was asked. `checks` says which condition does not hold.',
    },
    { checks },
  )
}
