import { pino, type Logger as PinoLogger } from 'pino'
import { isDomainError } from '#contracts'

/** The log of a process: JSON lines with service and correlation id, never a payload or a personal value. */
export type Logger = PinoLogger

/** Names under which a personal value could reach a log line; their values are removed. */
const personal = [
  'personId',
  'fullName',
  'birthDate',
  'oldId',
  'passport',
  'name',
  'value',
  'answers',
  'authorization',
  'cookie',
]

export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: personal.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    serializers: { err: describeError, error: describeError },
  })
}

/** An error as the log may show it: a domain error's code; of any other its class and where it was thrown. */
function describeError(error: unknown): object {
  if (isDomainError(error)) return { kind: error.kind, code: error.code }
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { code, name, stack } = error as { code?: unknown; name?: string; stack?: string }
  const at = stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim())
  return { type: name ?? 'object', ...(typeof code === 'string' ? { code } : {}), at }
}
