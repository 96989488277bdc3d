import { DomainError, relationMissing } from '#contracts'

/** Figures of a registry are its owner's, and the auditors'. */
export function figuresNotYours(registry: string): DomainError {
  return relationMissing('figures_not_yours', {
    vi: `Chỉ cơ quan chủ quản ${registry} và kiểm toán viên được xem số liệu này.`,
    en: `Only the owner of ${registry} and auditors see these figures.`,
  })
}

/** The catalogue has no such registry. */
export function noSuchRegistry(registry: string): DomainError {
  return new DomainError('notFound', 'registry_not_found', {
    vi: `Không có cơ sở dữ liệu nào tên là ${registry}.`,
    en: `There is no registry ${registry}.`,
  })
}

/** The period ends before it begins, or is too long to count over. */
export function periodInvalid(days: number): DomainError {
  const message = {
    vi: `Khoảng thời gian phải kết thúc sau khi bắt đầu và không quá ${days} ngày.`,
    en: `The period ends after it begins and is no longer than ${days} days.`,
  }
  return new DomainError('invalid', 'period_invalid', message, {
    errors: [{ path: '/to', code: 'period_invalid', message }],
  })
}
