import type { JsonSchema } from '#contracts'
import { withoutAccents } from '#vietnam'

const sexes = new Set(['nam', 'nu', 'male', 'female', 'm', 'f', 'man', 'woman'])
const marital = [
  'doc than',
  'chua ket hon',
  'da ket hon',
  'ket hon',
  'ly hon',
  'goa',
  'single',
  'married',
  'divorced',
  'widowed',
]
const peoples = new Set('kinh tay thai muong khmer nung mong hmong dao ede bana cham hoa'.split(' '))
const useCodes = new Set(
  'LUC LUK HNK BHK CLN RSX RPH RDD NTS LMU NKH ONT ODT TSC DGD DYT TMD SKC SKK DGT DTL NTD CQP CAN'.split(' '),
)

/** The concept the shape of an answer gives away: twelve digits, the two sexes, the codes of land use. */
export function shapeOf(schema: JsonSchema | undefined): string | undefined {
  if (!schema) return undefined
  if (isTwelveDigits(schema)) return 'person.personId'
  if (schema.format === 'date') return 'person.birthDate'
  const choices = (schema.enum ?? []).map((choice) => String(choice))
  const shown = [...choices, ...Object.values(schema['x-labels'] ?? {}).flatMap(({ vi, en }) => [vi, en])]
  const keys = shown.map((text) => withoutAccents(text.replace(/([a-z])([A-Z])/g, '$1 $2')))
  if (choices.length >= 2 && keys.filter((key) => sexes.has(key)).length >= 2 && choices.length <= 3)
    return 'person.sex'
  if (keys.filter((key) => marital.includes(key)).length >= 2) return 'person.maritalStatus'
  if (keys.filter((key) => peoples.has(key)).length >= 2) return 'person.ethnicity'
  return choices.filter((choice) => useCodes.has(choice)).length >= 4 ? 'land.parcel.useCode' : undefined
}

/** Read from the text of the pattern; a pattern is never run here. */
function isTwelveDigits({ pattern, minLength, maxLength, examples }: JsonSchema): boolean {
  if (pattern !== undefined && /^\^?\(?(?:\\d|\[0-9\]|0(?:\\d|\[0-9\])\{11\}$)(?:\{12\})?\)?\$?$/.test(pattern)) {
    return pattern.includes('{12}') || pattern.includes('{11}')
  }
  const areDigits = examples?.some((example) => typeof example === 'string' && /^0\d{11}$/.test(example)) ?? false
  return areDigits && (maxLength === undefined || maxLength === 12) && (minLength === undefined || minLength <= 12)
}
