import { IsBoolean, IsString } from 'class-validator'
import type { Bilingual } from './bilingual.js'
import { IsBilingual } from './shapes.js'
import type { FormFinding } from './finding.js'

/** The kinds of refusal or failure; each maps to one HTTP status, once, at the gateway. */
export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'versionNeeded',
  'tooLarge',
  'tooMany',
  'unavailable',
  'internal',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** One place in the input that is wrong: a JSON Pointer (RFC 6901), a code and a sentence. */
export class InputError {
  @IsString() path: string
  @IsString() code: string
  @IsBilingual() message: Bilingual
}

/** One condition of a refusal, named, with whether it held. */
export class Check {
  @IsString() check: string
  @IsBoolean() passed: boolean
  @IsBilingual() detail: Bilingual
}

/** What an error carries beyond its sentence. Never a personal value. */
export interface ErrorExtra {
  /** Why the input was refused, one entry for each place. */
  errors?: InputError[]
  /** Every condition of a refusal. */
  checks?: Check[]
  /** What the form compiler found, where it refuses a form. */
  findings?: FormFinding[]
  /** The actions possible instead. */
  allowed?: string[]
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
  /** Trying the same thing again may succeed. */
  retryable?: boolean
  /** The service that refused. */
  hop?: string
}

/**
 * The one error of all services: a sentence in Vietnamese and English (the gateway picks one) with a stable code. It crosses the bus as plain JSON, so a receiver
 * recognises it by shape ({@link isDomainError}), never by class.
 */
export class DomainError extends Error {
  readonly domainError = true

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: Bilingual,
    readonly extra: ErrorExtra = {},
  ) {
    super(detail.en)
    this.name = 'DomainError'
  }

  toJSON(): DomainErrorShape {
    return { domainError: true, kind: this.kind, code: this.code, detail: this.detail, extra: this.extra }
  }
}

/** A {@link DomainError} as it travels. */
export interface DomainErrorShape {
  domainError: true
  kind: ErrorKind
  code: string
  detail: Bilingual
  extra: ErrorExtra
}

/** Whether a thrown or received value is a domain error, whichever process made it. */
export function isDomainError(value: unknown): value is DomainErrorShape {
  return typeof value === 'object' && value !== null && (value as { domainError?: unknown }).domainError === true
}

export function invalidPlace(path: string, code: string, message: { vi: string; en: string }): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ path, code, message }] })
}
