import { isDeepStrictEqual } from 'node:util'
import { isPersonalId, readPersonalId } from './codes/personal-id.js'
import { isPartialDate } from './partial-date.js'
import { tidy } from './text.js'

/** What is wrong with a value, as a code and a sentence. */
export interface ValueFault {
  code: string
  message: { vi: string; en: string }
}

/** Births before this year are in no register of the living or the dead that forms are filled from. */
const firstYear = '1900'

/** No area (m²) or amount (đồng) in a record is larger: a province has 1.7 × 10¹⁰ m², the State’s budget 2.5 × 10¹⁵ đồng. */
const largest = { area: 1e11, amount: 9e15 }

/** m²; less is no area anybody records. */
const leastArea = 0.01

/**
 * Why no record can hold this value of a concept: a number that is none, a day that a record cannot have, an area of nothing
 * or of more than there is, an amount likewise. `today` is `YYYY-MM-DD`.
 */
export function impossibleValue(concept: string, value: unknown, today: string): ValueFault | undefined {
  if (typeof value === 'number') {
    const isArea = /area$/i.test(concept)
    if (value > (isArea ? largest.area : largest.amount)) return { code: 'out_of_range', message: tooLarge }
    if (isArea && value < leastArea) return { code: 'out_of_range', message: noArea }
    return value < 0 ? { code: 'out_of_range', message: belowNothing } : undefined
  }
  if (typeof value !== 'string') return undefined
  const isNumber = isPersonalId(value) && readPersonalId(value).birthYear <= Number(today.slice(0, 4))
  if (concept.endsWith('.personId') && !isNumber) return { code: 'wrong_form', message: noNumber }
  if (concept.endsWith('.birthDate') && value < firstYear) return { code: 'day_out_of_order', message: tooLongAgo }
  const isOfThePast = /\.(birthDate|date)$/.test(concept)
  if (isOfThePast && !isPartialDate(value)) return { code: 'wrong_form', message: noDate }
  return isOfThePast && value > today ? { code: 'day_out_of_order', message: notYet } : undefined
}

/**
 * Whether two values of a record say the same. Case, blanks and a stop at the end are no other value; the place of a tone mark or an `i` for a `y` is, for it is the
 * legal spelling.
 */
export function isSameValue(left: unknown, right: unknown): boolean {
  return typeof left === 'string' && typeof right === 'string'
    ? comparable(left) === comparable(right)
    : isDeepStrictEqual(left, right)
}

function comparable(text: string): string {
  return tidy(text.replace(/[\s.,;:]+$/, '')).toLocaleLowerCase('vi')
}

const noDate = {
  vi: 'Không có ngày này. Hãy ghi ngày, tháng hoặc năm có thật.',
  en: 'There is no such date. Give a day, a month or a year that exists.',
}
const noNumber = {
  vi: 'Không có số định danh cá nhân này. Hãy ghi đủ 12 chữ số như trên thẻ căn cước.',
  en: 'There is no such personal id. Give the 12 digits as on the identity card.',
}
const noArea = {
  vi: 'Diện tích phải lớn hơn 0 m². Hãy ghi diện tích đúng.',
  en: 'An area is more than 0 m². Give the right area.',
}
const tooLarge = {
  vi: 'Con số này lớn hơn mọi giá trị có thể có. Hãy ghi số đúng.',
  en: 'This number is larger than any there can be. Give the right number.',
}
const belowNothing = {
  vi: 'Con số này không thể nhỏ hơn 0. Hãy ghi số đúng.',
  en: 'This number cannot be less than 0. Give the right number.',
}
const tooLongAgo = {
  vi: 'Năm sinh phải từ 1900 trở đi. Hãy ghi lại ngày sinh.',
  en: 'A birth is in 1900 or later. Give the birth date again.',
}
const notYet = {
  vi: 'Ngày này chưa đến. Hãy ghi ngày đã xảy ra.',
  en: 'This day has not come. Give the day on which it happened.',
}
