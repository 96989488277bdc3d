import 'reflect-metadata'
import { createHash } from 'node:crypto'
import { applyDecorators, SetMetadata } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type Idempotency, type Versioned } from '#contracts'

const versionNeeded = 'motlan:versionNeeded'

const ifMatch = (whoMust: string) =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: `ETag of the dossier the caller has seen: 412 when it is not the newest. ${whoMust}`,
  })

/** The route honours `If-Match`, and officials must send it. */
export const IfMatch = () =>
  applyDecorators(SetMetadata(versionNeeded, true), ifMatch('Officials must send it (428), and `*` is not enough.'))

/** The route honours `If-Match`, and nobody has to send it. */
export const OptionalIfMatch = () => ifMatch('Nobody has to send it.')

/** Whether a handler refuses officials who send no `If-Match`. */
export function needsVersion(handler: object): boolean {
  return Reflect.hasMetadata(versionNeeded, handler)
}

/** The route takes an `Idempotency-Key`. */
export const IdempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'At most 255 characters: the same key and body get the same answer for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  })

/** The route decides on a dossier: it honours `If-Match`, which officials must send, and takes an `Idempotency-Key`. */
export const Conditional = () => applyDecorators(IfMatch(), IdempotencyKey())

/** What the headers of a request say about when it is carried out, for a command. */
export function conditionsOf(request: FastifyRequest): { ifMatch?: number; idempotency?: Idempotency } {
  return { ...ifMatchOf(request.headers['if-match']), ...idempotencyOf(request) }
}

/** The version an `If-Match` header names; a tag that is not one of ours fits no version. */
export function ifMatchOf(header: string | undefined): { ifMatch?: number } {
  if (header === undefined || header.trim() === '*') return {}
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? []
  return { ifMatch: version === undefined ? -1 : Number(version) }
}

/** The key of `Idempotency-Key` with the body it came with, whatever the order of its fields. */
export function idempotencyOf({ headers, body }: Pick<FastifyRequest, 'headers' | 'body'>): {
  idempotency?: Idempotency
} {
  const key = headers['idempotency-key']
  if (key === undefined) return {}
  if (typeof key !== 'string' || key === '' || key.length > 255) throw idempotencyKeyInvalid()
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(inOrder(body)))
    .digest('hex')
  return { idempotency: { key, bodyHash } }
}

/** The same JSON gives the same text. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value ?? {}
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, part]) => [name, part === null ? null : inOrder(part)]))
}

export function idempotencyKeyInvalid(): DomainError {
  return new DomainError('invalid', 'idempotency_key_invalid', {
    vi: 'Idempotency-Key phải có từ 1 đến 255 ký tự.',
    en: 'Idempotency-Key must have 1 to 255 characters.',
  })
}

/** The dossier's version goes into the ETag, not into the body. */
export function tagged<T extends Versioned>({ version, ...body }: T, reply: FastifyReply): Omit<T, keyof Versioned> {
  reply.header('etag', `"${version}"`)
  return body
}
