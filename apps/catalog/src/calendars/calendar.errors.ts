import { DomainError, relationMissing } from '#contracts'

/** Nobody has entered the days off of a year. */
export function calendarNotFound(year: string): DomainError {
  return new DomainError('notFound', 'calendar_not_found', {
    vi: `Chưa có lịch làm việc của năm ${year}.`,
    en: `There is no working calendar of ${year} yet.`,
  })
}

/** Days off are announced by the ministry in charge of labour. */
export function calendarNotYours(): DomainError {
  return relationMissing('calendar_not_yours', {
    vi: 'Lịch làm việc do bộ quản lý nhà nước về lao động nhập, hoặc người vận hành hệ thống.',
    en: 'The working calendar is entered by the ministry in charge of labour, or by an operator.',
  })
}
