import { isPersonName } from '#vietnam/names'
import { isPartialDate } from '#vietnam/partial-date'
import { readPhone } from '#vietnam/phone'
import { cleanText, tidy } from '#vietnam/text'

/** What a text field holds, beyond its length and pattern. */
export type TextKind = 'personName' | 'phone' | 'date' | 'partialDate' | 'text'

/** As much of a field's schema as says what kind of text it holds. */
export interface TextSchema {
  format?: string
  pattern?: string
  examples?: readonly unknown[]
}

const formats: ReadonlyMap<string, TextKind> = new Map([
  ['person-name', 'personName'],
  ['phone', 'phone'],
  ['date', 'date'],
  ['partial-date', 'partialDate'],
])

/**
 * The kind of a text field: by the format it declares, by the concept it holds (every full name is a name), or by a pattern
 * whose examples are all dates.
 */
export function textKind({ format, pattern, examples = [] }: TextSchema, concept?: string): TextKind {
  const declared = format === undefined ? undefined : formats.get(format)
  if (declared) return declared
  if (concept !== undefined && /(^|\.)fullName$/.test(concept)) return 'personName'
  const areDates =
    examples.length > 0 && examples.every((example) => typeof example === 'string' && isPartialDate(example))
  return pattern !== undefined && areDates && examples.some((example) => String(example).includes('-'))
    ? 'partialDate'
    : 'text'
}

/** A text as it is kept, or undefined where it is none of its kind. Blank text is of no kind. */
export function readText(kind: TextKind, text: string): string | undefined {
  const clean = cleanText(text)
  if (clean === '') return undefined
  switch (kind) {
    case 'personName':
      return isPersonName(clean) ? tidy(clean) : undefined
    case 'phone':
      return readPhone(clean)
    case 'date':
      return clean.length === 10 && isPartialDate(clean) ? clean : undefined
    case 'partialDate':
      return isPartialDate(clean) ? clean : undefined
    case 'text':
      return clean
  }
}
