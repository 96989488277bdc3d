import { DomainError } from '#contracts'

/** The ministry's database or endpoint cannot be reached. */
export function sourceAway(reason?: string): DomainError {
  return unavailable('source_away', {
    vi: 'Chưa kết nối được cơ sở dữ liệu nguồn. Hãy thử lại sau.',
    en: 'The database behind the connector cannot be reached. Try again later.',
  }, reason) // prettier-ignore
}

/** It did not answer in time. */
export function sourceSlow(reason?: string): DomainError {
  return unavailable('source_slow', {
    vi: 'Cơ sở dữ liệu nguồn trả lời quá chậm. Hãy thử lại sau.',
    en: 'The database behind the connector answers too slowly. Try again later.',
  }, reason) // prettier-ignore
}

/** It does not look as the mapping says any more. */
export function sourceChanged(reason?: string): DomainError {
  return unavailable('source_changed', {
    vi: 'Cấu trúc của cơ sở dữ liệu nguồn đã thay đổi. Cơ quan quản lý phải sửa tệp ánh xạ.',
    en: 'The database behind the connector looks otherwise than its mapping says. Its owner has to correct the mapping.',
  }, reason) // prettier-ignore
}

function unavailable(code: string, detail: { vi: string; en: string }, reason: string | undefined): DomainError {
  const error = new DomainError('unavailable', code, detail, { retryable: true })
  return Object.assign(error, { reason }) // stays in this process's log: it names no value
}
