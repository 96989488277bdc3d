import { DomainError } from '#contracts'

/** A day was to be judged in a year whose days off nobody has entered. */
export function calendarYearMissing(year: string): DomainError {
  return new DomainError('invalid', 'calendar_year_missing', {
    vi: `Chưa có lịch làm việc của năm ${year} nên chưa tính được hạn. Hãy báo cơ quan quản lý danh mục bổ sung lịch.`,
    en: `There is no working calendar of ${year} yet, so the due day cannot be counted. Have the catalogue's keeper enter it.`,
  })
}

/** Whether a count failed because nobody has entered the days off of a year. */
export function isCalendarMissing(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'calendar_year_missing'
}
