import { DomainError } from '#contracts'

export function calendarYearMissing(year: string): DomainError {
  return new DomainError('unavailable', 'calendar_year_missing', {
    vi: `Chưa có lịch làm việc của năm ${year} nên chưa tính được hạn. Hãy báo cơ quan quản lý danh mục bổ sung lịch.`,
    en: `There is no working calendar of ${year} yet, so the due day cannot be counted. Have the catalogue's keeper enter it.`,
  })
}
