import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common'
import type { MessageClass } from '#contracts'
import { assertValid } from '#platform'

/**
 * Checks bodies and queries against the class the handler declares; texts are brought to NFC first, so that what comes
 * from keyboards that compose letters is equal to what the databases hold.
 */
@Injectable()
export class CheckedPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (!metatype || metatype === String || metatype === Object || (type !== 'body' && type !== 'query'))
      return normalise(value)
    return assertValid(metatype as MessageClass, normalise(value ?? {}), { coerce: type === 'query' })
  }
}

/** Every text within a value in NFC, names of fields too. */
export function normalise(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name.normalize('NFC'), normalise(part)]))
}
