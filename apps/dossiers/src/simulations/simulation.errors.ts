import { DomainError } from '#contracts'

/** Of a draft, and of a dossier that has ended. */
export function clockNotRunning(): DomainError {
  return new DomainError('conflict', 'clock_not_running', {
    vi: 'Hồ sơ chưa nộp hoặc đã kết thúc nên không có hạn để tính thử.',
    en: 'The dossier is not submitted yet, or it has ended, so there is no due date to try out.',
  })
}
