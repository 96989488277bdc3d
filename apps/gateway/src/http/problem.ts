import { HttpException } from '@nestjs/common'
import {
  DomainError,
  isDomainError,
  type DomainErrorShape,
  type ErrorKind,
  type Localised,
  type Problem as ProblemDocument,
} from '#contracts'
import { type Language } from '#platform'
import { localise } from './localise.js'

const statuses: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  versionNeeded: 428,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
  internal: 500,
}

const titles: Record<ErrorKind, { vi: string; en: string }> = {
  invalid: { vi: 'Dữ liệu chưa đúng', en: 'The input is not valid' },
  unauthenticated: { vi: 'Cần đăng nhập', en: 'Sign-in needed' },
  forbidden: { vi: 'Không được phép', en: 'Not allowed' },
  notFound: { vi: 'Không tìm thấy', en: 'Not found' },
  conflict: { vi: 'Chưa làm được lúc này', en: 'Not possible now' },
  stale: { vi: 'Có thay đổi mới hơn', en: 'There is a newer version' },
  versionNeeded: { vi: 'Cần cho biết phiên bản', en: 'A version is needed' },
  tooLarge: { vi: 'Nội dung quá lớn', en: 'Too large' },
  tooMany: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  unavailable: { vi: 'Hệ thống tạm thời chưa phục vụ được', en: 'Not available at the moment' },
  internal: { vi: 'Hệ thống gặp lỗi', en: 'Something went wrong' },
}

/** An error as RFC 9457 shows it, with its status and headers. */
export interface Problem {
  status: number
  headers: Record<string, string>
  body: Localised<ProblemDocument>
}

/** Turns whatever was thrown into a problem; of an unknown error nothing but its existence is told. */
export function problemOf(
  thrown: unknown,
  request: { url: string; correlationId: string; language: Language },
): Problem {
  const { error, status } = read(thrown)
  const { retryAfter, retryable, hop, checks, errors, allowed, findings } = error.extra
  const body: ProblemDocument = {
    type: `/docs/errors#${error.code}`,
    title: titles[error.kind],
    status,
    detail: error.detail,
    instance: request.url.split('?')[0] ?? '',
    code: error.code,
    hop: hop ?? 'gateway',
    retryable: retryable ?? error.kind === 'unavailable',
    correlationId: request.correlationId,
    ...(checks ? { checks } : {}),
    ...(errors ? { errors } : {}),
    ...(allowed ? { allowed } : {}),
    ...(findings ? { findings } : {}),
  }
  const wait = retryAfter ?? (status === 503 || status === 429 ? 2 : undefined)
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="motlan"' } : {}),
    },
    body: localise(body, request.language),
  }
}

/** What was thrown as one of our errors, and the HTTP status it is told with. */
function read(thrown: unknown): { error: DomainErrorShape; status: number } {
  const given =
    thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: unknown } | null)?.statusCode
  if (isDomainError(thrown)) return { error: thrown, status: statuses[thrown.kind] }
  const error = typeof given === 'number' ? refusalOfServer(given) : undefined
  return error ? { error, status: given as number } : { error: internalError, status: statuses.internal }
}

const internalError = new DomainError('internal', 'internal_error', {
  vi: 'Hệ thống gặp lỗi không mong đợi. Hãy thử lại; nếu vẫn lỗi, hãy báo mã tra cứu.',
  en: 'An unexpected error occurred. Try again; if it stays, report the correlation id.',
})

/** Also said where the demo is off, and of an address that cannot be read. */
export function addressUnknown(): DomainError {
  return new DomainError('notFound', 'route_not_found', {
    vi: 'Không có địa chỉ này.',
    en: 'There is no such address.',
  })
}

/** The refusals of the HTTP server itself, which come as a status. */
function refusalOfServer(status: number): DomainErrorShape | undefined {
  switch (status) {
    case 400:
      return new DomainError('invalid', 'malformed_request', {
        vi: 'Không đọc được nội dung gửi lên: cần JSON đúng cú pháp, mã hoá UTF-8.',
        en: 'The request cannot be read: valid JSON in UTF-8 is expected.',
      })
    case 404:
      return addressUnknown()
    case 405:
      return new DomainError('invalid', 'method_not_allowed', {
        vi: 'Địa chỉ này không nhận phương thức đó.',
        en: 'This address does not take that method.',
      })
    case 408:
      return new DomainError(
        'invalid',
        'request_timeout',
        {
          vi: 'Yêu cầu gửi lên quá chậm nên đã dừng. Hãy kiểm tra đường truyền rồi gửi lại.',
          en: 'The request arrived too slowly and was ended. Check the connection and send it again.',
        },
        { retryable: true },
      )
    case 413:
      return new DomainError('tooLarge', 'body_too_large', {
        vi: 'Nội dung gửi lên quá lớn: nhiều nhất 64 KB.',
        en: 'The body is too large: at most 64 KB.',
      })
    case 415:
      return new DomainError('invalid', 'media_type_not_supported', {
        vi: 'Hãy gửi application/json; tệp thì gửi multipart/form-data.',
        en: 'Send application/json, and files as multipart/form-data.',
      })
    case 429:
      return new DomainError(
        'tooMany',
        'too_many_requests',
        { vi: 'Bạn gửi quá nhiều yêu cầu. Hãy đợi một lát.', en: 'Too many requests. Wait a moment.' },
        { retryable: true },
      )
    case 431:
      return new DomainError('tooLarge', 'headers_too_large', {
        vi: 'Phần đầu của yêu cầu quá lớn: nhiều nhất 16 KB. Hãy bỏ bớt cookie hoặc header.',
        en: 'The head of the request is too large: at most 16 KB. Send fewer cookies or headers.',
      })
    default:
      return undefined
  }
}
