import type { FieldSchema } from '../api/types'
import type { Language } from '../language/format'

/** Units of the forms in English, for one and for several; what is not here is written alike in both languages. */
const english: Readonly<Record<string, readonly [one: string, several: string]>> = {
  bản: ['copy', 'copies'],
  lần: ['time', 'times'],
  người: ['person', 'people'],
  tháng: ['month', 'months'],
  tuổi: ['year old', 'years old'],
  tầng: ['storey', 'storeys'],
}

/** A unit in the reader's words. */
export function unitWords(unit: string, language: Language, count?: number): string {
  const words = language === 'en' ? english[unit] : undefined
  return words ? words[count === 1 ? 0 : 1] : unit
}

/** The unit a number is read in: as the schema or the layout says, else square metres for areas. */
export function unitOf(line: { schema: FieldSchema; widget?: string; concept?: string; path?: string }): string | null {
  if (line.schema['x-unit']) return line.schema['x-unit']
  if (line.schema.type !== 'number' && line.schema.type !== 'integer') return null
  if (line.widget === 'money') return 'đồng'
  return line.widget === 'area' || /area$/i.test(line.concept ?? line.path ?? '') ? 'm²' : null
}
