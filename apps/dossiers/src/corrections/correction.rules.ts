import { isDeepStrictEqual } from 'node:util'
import { isOfConceptType, type Concept, type FormDocument, type InputError, type SnapshotField } from '#contracts'
import { schemaAt, readValue } from '#forms'
import { isPersonalId, readPersonalId, tidy } from '#vietnam'

/** The value a correction claims, as it is kept, or what is wrong with it. */
export type Claim = { value: unknown; errors?: never } | { errors: InputError[] }

/**
 * Reads what a correction claims of a value a registry provided: of the concept's type and the field's form, and another
 * value than the one held.
 */
export function readClaim(
  form: FormDocument,
  concept: Concept | undefined,
  field: SnapshotField,
  claimed: unknown,
  today: string,
): Claim {
  const path = '/claimedValue'
  const schema = schemaAt(form.schema, field.path)
  if (!schema || !isOfConceptType(concept?.type, claimed))
    return { errors: [{ path, code: 'wrong_type', message: wrongType }] }
  const read = readValue(schema, field.concept, path, claimed)
  if (read.errors) return read
  const impossible = impossibleOf(field.concept ?? '', read.value, today)
  if (impossible) return { errors: [{ path, ...impossible }] }
  return isSame(read.value, field.value) ? { errors: [{ path, code: 'value_unchanged', message: unchanged }] } : read
}

/** Births before this year are in no register of the living or the dead that forms are filled from. */
const firstYear = '1900'

/** No area (m²) or amount (đồng) in a record is larger: a province has 1.7 × 10¹⁰ m², the State’s budget 2.5 × 10¹⁵ đồng. */
const largest = { area: 1e11, amount: 9e15 }

/** m²; less is no area anybody records. */
const leastArea = 0.01

/** A number that is none, a day that a record cannot have, an area of nothing or of more than there is, an amount likewise. */
function impossibleOf(concept: string, value: unknown, today: string): Omit<InputError, 'path'> | undefined {
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
  return isOfThePast && value > today ? { code: 'day_out_of_order', message: notYet } : undefined
}

/** Case, blanks and a stop at the end are no other value; the place of a tone mark or an `i` for a `y` is, for it is the legal spelling. */
function isSame(left: unknown, right: unknown): boolean {
  return typeof left === 'string' && typeof right === 'string'
    ? comparable(left) === comparable(right)
    : isDeepStrictEqual(left, right)
}

function comparable(text: string): string {
  return tidy(text.replace(/[\s.,;:]+$/, '')).toLocaleLowerCase('vi')
}

const wrongType = {
  vi: 'Giá trị không đúng kiểu của thông tin này. Hãy ghi như giá trị đang có.',
  en: 'The value is not of the type of this fact. Write it as the value that is held.',
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
const unchanged = {
  vi: 'Giá trị này đang có trong cơ sở dữ liệu. Hãy ghi giá trị đúng, hoặc không cần đề nghị điều chỉnh.',
  en: 'The registry holds this very value. Say which value is right, or ask for no correction.',
}
