import { cleanText } from '#vietnam/text'
import { readDay, readTypedDay, showDay } from './dates.js'
import type { FieldType } from './field-type.js'
import { text } from './text.js'

const between = ' – '

/** A period, first and last day included, as ISO 8601 writes it: `2026-01-05/2026-02-28`. */
export const period = {
  name: 'period',
  format: 'period',
  holds: () => false,
  example: '2026-01-05/2026-02-28',
  fits: text.fits,
  read: (typed) => keptOf(cleanText(typed).split('/').map(readDay)),
  wrong: {
    vi: 'Hãy ghi từ ngày đến ngày, ngày đầu không sau ngày cuối. Ví dụ: 05/01/2026 – 28/02/2026.',
    en: 'Write the first and the last day, the first not after the last. Example: 05/01/2026 – 28/02/2026.',
  },
  input: 'period',
  help: {
    vi: 'Từ ngày đến ngày, kể cả hai ngày đó. Ví dụ: 05/01/2026 và 28/02/2026',
    en: 'The first and the last day, both included. For example: 05/01/2026 and 28/02/2026',
  },
  typed: {
    read: (typed) => keptOf(typed.split(/\s*–\s*/).map(readTypedDay)),
    show: (kept) => kept.split('/').map(showDay).join(between),
    wrong: {
      vi: 'Hãy ghi đủ hai ngày, ngày đầu không sau ngày cuối, ví dụ 05/01/2026 và 28/02/2026.',
      en: 'Write both days, the first not after the last, for example 05/01/2026 and 28/02/2026.',
    },
  },
} as const satisfies FieldType

/** What each of the two inputs of a period asks for. */
export const ends = [
  { vi: 'Từ ngày', en: 'From' },
  { vi: 'Đến ngày', en: 'To' },
] as const

/** What is typed into the two inputs, as one text; nothing where both are empty. */
export function joinEnds(from: string, to: string): string {
  return from.trim() === '' && to.trim() === '' ? '' : `${from.trim()}${between}${to.trim()}`
}

/** The texts of the two inputs of what {@link joinEnds} joined. */
export function splitEnds(typed: string): [from: string, to: string] {
  const [from = '', to = ''] = typed.split(between)
  return [from, to]
}

function keptOf(days: readonly (string | undefined)[]): string | undefined {
  const [first, last, ...others] = days
  if (first === undefined || last === undefined || others.length > 0) return undefined
  return first <= last ? `${first}/${last}` : undefined
}
