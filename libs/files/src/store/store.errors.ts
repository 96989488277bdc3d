import { DomainError } from '#contracts'

/** The disk or the object store cannot be written or read now; nothing was kept. `cause` is for the log. */
export function storeUnavailable(cause?: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    'store_unavailable',
    {
      vi: 'Kho tệp tạm thời chưa dùng được nên tệp chưa được lưu. Hãy thử lại sau ít phút.',
      en: 'The file store is not available, so nothing was kept. Try again in a few minutes.',
    },
    { retryAfter: 30 },
  )
  error.cause = cause
  return error
}

export function fileMissing(): DomainError {
  return new DomainError('notFound', 'file_missing', {
    vi: 'Kho không còn tệp này. Hãy báo cơ quan tiếp nhận hồ sơ.',
    en: 'The store no longer has this file. Tell the office that received the dossier.',
  })
}
