import { isPartialDate } from '#vietnam/partial-date'
import { cleanText } from '#vietnam/text'
import type { FieldSchema, FieldType } from './field-type.js'
import { text } from './text.js'

const typedWrong = {
  vi: 'Hãy ghi ngày, tháng, năm, ví dụ 20/11/2026.',
  en: 'Write day, month, year, for example 20/11/2026.',
}

/** A day: `2026-02-28`. */
export const date = {
  name: 'date',
  format: 'date',
  holds: () => false,
  example: '2026-02-28',
  fits: text.fits,
  read: readDay,
  wrong: { vi: 'Không có ngày này.', en: 'There is no such day.' },
  isDay: true,
  input: 'date',
  help: { vi: 'Ngày, tháng, năm. Ví dụ: 20/11/2026', en: 'Day, month, year. For example: 20/11/2026' },
  typed: { read: readTypedDay, show: showDay, wrong: typedWrong },
} as const satisfies FieldType

/** A date as far as it is known: `1988-08-14`, `1988-08`, `1988`; declared, or a pattern whose examples are dates. */
export const partialDate = {
  name: 'partialDate',
  format: 'partial-date',
  holds: hasDatesAsExamples,
  example: '1988-08',
  fits: text.fits,
  read(typed) {
    const clean = cleanText(typed)
    return isPartialDate(clean) ? clean : undefined
  },
  wrong: { vi: 'Không có ngày, tháng hoặc năm này.', en: 'There is no such day, month or year.' },
  isDay: true,
  input: 'partialDate',
  help: {
    vi: 'Ngày, tháng, năm. Ví dụ: 14/08/1988. Chỉ biết năm thì ghi năm.',
    en: 'Day, month, year. For example: 14/08/1988. If only the year is known, the year.',
  },
  typed: { read: readTypedPartialDate, show: showDay, wrong: typedWrong },
} as const satisfies FieldType

function hasDatesAsExamples({ pattern, examples = [] }: FieldSchema): boolean {
  const areDates = examples.every((example) => typeof example === 'string' && isPartialDate(example))
  return pattern !== undefined && areDates && examples.some((example) => String(example).includes('-'))
}

/** `28/02/2026`; `02/2026` and `2026` where no more is known. */
export function showDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** A day as it is kept, where there is such a day. */
export function readDay(typed: string): string | undefined {
  const clean = cleanText(typed)
  return clean.length === 10 && isPartialDate(clean) ? clean : undefined
}

/** A day as people type it: `14/8/1988`, `14.8.1988`, `14-8-1988`. */
export function readTypedDay(typed: string): string | undefined {
  const parts = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(typed)
  if (!parts) return undefined
  const [, day = '', month = '', year = ''] = parts
  return readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** `14/8/1988`, `8/1988` or `1988` as `1988-08-14`, `1988-08` or `1988`. */
function readTypedPartialDate(typed: string): string | undefined {
  const monthAndYear = /^(0?[1-9]|1[0-2])[/.\-\s](\d{4})$/.exec(typed)
  if (/^\d{4}$/.test(typed)) return typed
  return monthAndYear ? `${monthAndYear[2]}-${monthAndYear[1]?.padStart(2, '0')}` : readTypedDay(typed)
}
