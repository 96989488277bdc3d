import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Bilingual, InputError, JsonSchema } from '#contracts'
import { isBlank } from '#vietnam'
import { linearPattern } from './patterns.js'
import { saysNothing } from './required-places.js'
import { readText, textKind, type TextKind } from './text-kinds.js'

const ajv = new Ajv2020({ allErrors: true, strict: false, code: { regExp: patternsInLinearTime() } })
ajvFormats.default(ajv)
for (const format of ['person-name', 'phone', 'partial-date']) ajv.addFormat(format, true)
const compiled = new WeakMap<JsonSchema, ValidateFunction>()

/** No text of an answer is longer; a field may say less. */
const longestText = 10_000

/** A typed value as it is kept, or what is wrong with it. */
export type ReadValue = { value: unknown; errors?: never } | { errors: InputError[] }

/**
 * Reads a typed value by the schema of its field: texts cleaned, phone numbers and names in one form, days that exist; then
 * everything else the schema says. Blank text is no answer. The length of a text is checked before anything is run on it.
 */
export function readValue(schema: JsonSchema, concept: string | undefined, path: string, value: unknown): ReadValue {
  const errors: InputError[] = []
  const kept = readTexts(schema, concept, path, value, errors)
  if (errors.length > 0) return { errors }
  let validate = compiled.get(schema)
  if (!validate) {
    validate = ajv.compile(schema)
    compiled.set(schema, validate)
  }
  if (validate(kept)) return { value: kept }
  return {
    errors: (validate.errors ?? []).map(({ instancePath, keyword }) => ({
      path: `${path}${instancePath}`,
      code: keyword === 'required' ? 'required' : 'wrong_form',
      message: otherForm(schema),
    })),
  }
}

function readTexts(
  schema: JsonSchema,
  concept: string | undefined,
  path: string,
  value: unknown,
  errors: InputError[],
): unknown {
  if (Array.isArray(value)) {
    return value.map((item, at) => readTexts(schema.items ?? {}, concept, `${path}/${at}`, item, errors))
  }
  if (typeof value === 'object' && value !== null) {
    if (saysNothing(value)) errors.push({ path, code: 'required', message: blank })
    const parts = Object.entries(value).map(([name, part]) => {
      const below = Object.hasOwn(schema.properties ?? {}, name) ? (schema.properties?.[name] ?? {}) : {}
      return [name, readTexts(below, undefined, `${path}/${name}`, part, errors)] as const
    })
    return Object.fromEntries(parts)
  }
  if (typeof value !== 'string') return value
  if (isBlank(value)) errors.push({ path, code: 'required', message: blank })
  const longest = schema.maxLength ?? longestText
  if (value.length > 2 * longest) errors.push({ path, code: 'wrong_form', message: otherForm(schema) })
  if (errors.length > 0) return value
  const kind = schema.enum ? 'text' : textKind(schema, concept)
  const text = readText(kind, value)
  if (text === undefined) errors.push({ path, code: 'wrong_form', message: messages[kind] ?? otherForm(schema) })
  return text
}

/** The engine ajv runs the patterns of forms with. */
function patternsInLinearTime() {
  return Object.assign((pattern: string) => linearPattern(pattern), { code: 'linearPattern' })
}

const blank: Bilingual = {
  vi: 'Chưa có chữ nào. Hãy trả lời, hoặc bỏ trống.',
  en: 'There is nothing to read in this. Answer, or leave it empty.',
}

const messages: Partial<Record<TextKind, Bilingual>> = {
  personName: {
    vi: 'Họ tên chỉ gồm chữ cái. Ví dụ: Nguyễn Thị Lan.',
    en: 'A name is made of letters. Example: Nguyễn Thị Lan.',
  },
  phone: {
    vi: 'Chưa đúng số điện thoại. Ví dụ: 0912 345 678 hoặc (024) 3825 1234.',
    en: 'This is no phone number. Example: 0912 345 678 or (024) 3825 1234.',
  },
  date: { vi: 'Không có ngày này.', en: 'There is no such day.' },
  partialDate: { vi: 'Không có ngày, tháng hoặc năm này.', en: 'There is no such day, month or year.' },
}

function otherForm({ examples }: JsonSchema): Bilingual {
  if (!examples?.length) return { vi: 'Chưa đúng dạng.', en: 'This does not have the expected form.' }
  const example = String(examples[0])
  return {
    vi: `Chưa đúng dạng. Ví dụ: ${example}.`,
    en: `This does not have the expected form. Example: ${example}.`,
  }
}
