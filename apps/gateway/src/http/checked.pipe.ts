import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common'
import type { InputError, MessageClass } from '#contracts'
import { assertValid, escapePointer, invalidInput } from '#platform'
import { cleanTexts, isKeepable } from '#vietnam'
import { addressUnknown } from './problem.js'

/**
 * Checks bodies and queries against the class the handler declares; texts are cleaned first, so that what looks equal to
 * what the databases hold is equal to it, whatever keyboard or clipboard it comes from.
 */
@Injectable()
export class CheckedPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    const unkept = unkeptTexts(value)
    if (unkept.length > 0) throw type === 'param' ? addressUnknown() : invalidInput(unkept)
    if (!metatype || metatype === String || metatype === Object || (type !== 'body' && type !== 'query'))
      return cleanTexts(value)
    if (type === 'query') return checkedQuery(metatype as MessageClass, (value ?? {}) as Query)
    return assertValid(metatype as MessageClass, cleanTexts(value ?? {}))
  }
}

/** Throws `invalid` with every place whose text no database keeps, for texts that come by another way than a JSON body. */
export function assertKeepable(value: object): void {
  const unkept = unkeptTexts(value)
  if (unkept.length > 0) throw invalidInput(unkept)
}

type Query = Record<string, unknown>

/**
 * A query's texts become what the class wants. An empty one, `0` and `false` would also pass as none, which they do not
 * mean, and a number is written in plain digits (`1e1` and ` 1` are refused).
 */
function checkedQuery(type: MessageClass, query: Query): object {
  const given = { ...query } // the reader below turns the texts into numbers in place
  const checked = assertValid(type, cleanTexts(query), { coerce: true }) as Query
  const lost = Object.entries(given).flatMap(([name, text]) => {
    const read = checked[name]
    return read === null || (typeof read === 'number' && String(read) !== text) ? [name] : []
  })
  if (lost.length > 0)
    throw invalidInput(lost.map((name) => ({ path: `/${name}`, code: 'not_allowed', message: notAllowed })))
  return checked
}

const notAllowed = {
  vi: 'Giá trị này không nằm trong các giá trị cho phép.',
  en: 'This value is not among the allowed ones.',
}

/** No body has a reason to be nested deeper. */
const deepest = 100

/** The places whose text no database keeps (control characters, half of a surrogate pair), or that are nested too deeply. */
function unkeptTexts(value: unknown, path = '', depth = 0): InputError[] {
  if (depth > deepest) return [{ path: '', code: 'too_deep', message: tooDeep }]
  if (typeof value === 'string') return isKeepable(value) ? [] : [{ path, code: 'wrong_form', message: unkept }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    isKeepable(name)
      ? unkeptTexts(part, `${path}/${escapePointer(name)}`, depth + 1)
      : [{ path, code: 'wrong_form', message: unkept }],
  )
}

const tooDeep = {
  vi: 'Dữ liệu lồng nhau quá sâu.',
  en: 'The input is nested too deeply.',
}

const unkept = {
  vi: 'Có ký tự không lưu được. Hãy gõ lại.',
  en: 'There is a character that cannot be kept. Type it again.',
}
