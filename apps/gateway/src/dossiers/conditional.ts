import { DomainError } from '#contracts'

/** The version an `If-Match` header names; a tag that is not one of ours fits no version. */
export function ifMatchOf(header: string | undefined): { ifMatch?: number } {
  if (header === undefined || header.trim() === '*') return {}
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? []
  return { ifMatch: version === undefined ? -1 : Number(version) }
}

export function idempotencyKeyInvalid(): DomainError {
  return new DomainError('invalid', 'idempotency_key_invalid', {
    vi: 'Idempotency-Key phải có từ 1 đến 255 ký tự.',
    en: 'Idempotency-Key must have 1 to 255 characters.',
  })
}
