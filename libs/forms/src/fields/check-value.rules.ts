import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Bilingual, InputError, JsonSchema } from '#contracts'
import { isBlank } from '#vietnam'
import { linearPattern } from './patterns.js'
import { saysNothing } from './required-places.js'
import { fieldTypeOf, fieldTypes } from './types/field-types.js'
import { text } from './types/text.js'

const ajv = new Ajv2020({ allErrors: true, strict: false, code: { regExp: patternsInLinearTime() } })
ajvFormats.default(ajv)
for (const { format } of fieldTypes) if (format && !Object.hasOwn(ajv.formats, format)) ajv.addFormat(format, true)
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
  const { read = text.read, wrong } = fieldTypeOf(schema, concept)
  const kept = read(value)
  if (kept === undefined) errors.push({ path, code: 'wrong_form', message: wrong ?? otherForm(schema) })
  return kept
}

/** The engine ajv runs the patterns of forms with. */
function patternsInLinearTime() {
  return Object.assign((pattern: string) => linearPattern(pattern), { code: 'linearPattern' })
}

const blank: Bilingual = {
  vi: 'Chưa có chữ nào. Hãy trả lời, hoặc bỏ trống.',
  en: 'There is nothing to read in this. Answer, or leave it empty.',
}

function otherForm({ examples }: JsonSchema): Bilingual {
  if (!examples?.length) return { vi: 'Chưa đúng dạng.', en: 'This does not have the expected form.' }
  const example = String(examples[0])
  return {
    vi: `Chưa đúng dạng. Ví dụ: ${example}.`,
    en: `This does not have the expected form. Example: ${example}.`,
  }
}
