import { DomainError } from '#contracts'

export function idempotencyKeyReused(): DomainError {
  return new DomainError('conflict', 'idempotency_key_reused', {
    vi: 'Khoá chống gửi trùng này đã dùng cho nội dung khác. Hãy dùng khoá mới.',
    en: 'This idempotency key was used with another body. Use a new key.',
  })
}

export function requestUnderWay(): DomainError {
  return new DomainError(
    'conflict',
    'request_under_way',
    {
      vi: 'Yêu cầu có cùng khoá chống gửi trùng đang được xử lý. Hãy gửi lại sau vài giây để nhận kết quả.',
      en: 'A request with the same idempotency key is being carried out. Send it again in a few seconds to get its answer.',
    },
    { retryable: true, retryAfter: 2 },
  )
}
