import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { JsonSchema } from '#contracts'
import { linearPattern, patternProblem } from './patterns.js'
import { fieldTypeOf } from './types/field-types.js'

const ajv = new Ajv2020({ strict: false, validateFormats: true })
ajvFormats.default(ajv)
const formats = new Map<string, (value: unknown) => boolean>()

/** No example is longer, in characters. */
const longestExample = 2000

/** Whether a value fits a field's schema. A pattern that cannot be run is left out; it is refused elsewhere. */
export function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.enum && !schema.enum.some((choice) => choice === value)) return false
  if (schema.const !== undefined && schema.const !== value) return false
  if (!fieldTypeOf(schema).fits(value, schema)) return false
  return typeof value !== 'string' || fitsText(schema, value)
}

function fitsText(schema: JsonSchema, value: string): boolean {
  const { pattern, format, minLength, maxLength } = schema
  if (value.length > longestExample) return false
  const length = [...value].length
  if (length < (minLength ?? 0) || length > (maxLength ?? Infinity)) return false
  if (pattern !== undefined && patternProblem(pattern) === undefined && !linearPattern(pattern).test(value))
    return false
  return format === undefined || isOfFormat(schema, format, value)
}

function isOfFormat(schema: JsonSchema, format: string, value: string): boolean {
  const type = fieldTypeOf(schema)
  if (type.format === format && type.read) return type.read(value) !== undefined
  const known = formats.get(format)
  if (known) return known(value)
  if (!Object.hasOwn(ajv.formats, format)) return true
  const check = ajv.compile({ type: 'string', format })
  const isFormat = (text: unknown): boolean => check(text)
  formats.set(format, isFormat)
  return isFormat(value)
}
