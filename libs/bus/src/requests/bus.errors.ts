import { DomainError, isDomainError, type DomainErrorShape, type InputError, type ServiceName } from '#contracts'

/** The asked service did not answer before the deadline. */
export function noAnswer(service: ServiceName): DomainError {
  return new DomainError(
    'unavailable',
    'no_answer',
    { vi: `Dịch vụ "${service}" không trả lời kịp.`, en: `The service "${service}" did not answer in time.` },
    { retryable: true, retryAfter: 2, hop: service },
  )
}

/** The broker between the services cannot be reached. */
export function busDown(service: ServiceName): DomainError {
  return new DomainError(
    'unavailable',
    'bus_down',
    { vi: 'Trục trao đổi dữ liệu tạm thời gián đoạn.', en: 'The message bus is interrupted for the moment.' },
    { retryable: true, retryAfter: 2, hop: service },
  )
}

/** The asked service has more questions waiting than it can answer. */
export function overloaded(service: ServiceName): DomainError {
  return new DomainError(
    'unavailable',
    'overloaded',
    { vi: `Dịch vụ "${service}" đang quá tải.`, en: `The service "${service}" has too much to do.` },
    { retryable: true, retryAfter: 1, hop: service },
  )
}

/** A message that does not fit its contract, with every wrong place. */
export function messageRefused(service: ServiceName, errors: InputError[]): DomainError {
  return new DomainError(
    'invalid',
    'message_refused',
    { vi: 'Thông điệp không đúng quy cách.', en: 'The message does not fit its contract.' },
    { errors, hop: service },
  )
}

/** A message larger than the bus carries; files never travel on the bus. */
export function messageTooLarge(service: ServiceName): DomainError {
  return new DomainError(
    'tooLarge',
    'message_too_large',
    { vi: 'Thông điệp quá lớn.', en: 'The message is larger than the bus carries.' },
    { hop: service },
  )
}

/** The actor's token was issued for another dossier than the one the question is about. */
export function dossierNotVouched(service: ServiceName): DomainError {
  const detail = {
    vi: 'Phiên làm việc không dùng được cho hồ sơ này. Hãy mở lại hồ sơ.',
    en: 'The session does not cover this dossier. Open the dossier again.',
  }
  const checks = [{ check: 'dossier', passed: false, detail }]
  return new DomainError('forbidden', 'dossier_not_vouched', detail, { checks, hop: service })
}

/** No handler of the service answers this pattern. */
export function patternUnknown(service: ServiceName, pattern: string): DomainError {
  return new DomainError(
    'internal',
    'pattern_unknown',
    {
      vi: `Dịch vụ "${service}" không nhận "${pattern}".`,
      en: `The service "${service}" does not answer "${pattern}".`,
    },
    { hop: service },
  )
}

/** Something unexpected happened at the named service; the details are in its log only. */
export function internalError(service: ServiceName): DomainError {
  return new DomainError(
    'internal',
    'internal',
    { vi: `Có lỗi trong dịch vụ "${service}".`, en: `Something failed in the service "${service}".` },
    { hop: service },
  )
}

/** What a handler threw as it travels: a domain error keeps its words, anything else loses them; both name the hop. */
export function asShape(thrown: unknown, service: ServiceName): DomainErrorShape {
  if (!isDomainError(thrown)) return internalError(service).toJSON()
  const { kind, code, detail, extra } = thrown
  return { domainError: true, kind, code, detail, extra: { ...extra, hop: extra?.hop ?? service } }
}

/** What an operator should look at, unlike a refusal that somebody earned. */
export function isFailure(error: unknown): boolean {
  return !isDomainError(error) || error.kind === 'unavailable' || error.kind === 'internal'
}

/** A received shape as an error that can be thrown. */
export function fromShape({ kind, code, detail, extra }: DomainErrorShape): DomainError {
  return new DomainError(kind, code, detail, extra)
}
