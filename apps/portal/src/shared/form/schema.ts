import type { Bilingual } from '#contracts'
import { schemaAt as placeOf } from '#forms/fields/schema-at'
import { fieldTypeOf, type FieldInput } from '#forms/fields/types/field-types'
import type { FieldSchema, Readable, Value } from '../api/types'
import { formatDate, formatNumber, formatPersonId, read, type Language } from '../language/format'

/** How a question is asked. */
export type InputKind = FieldInput | 'longText'

/** A thing to choose, with the words for it. */
export interface Option {
  value: Value
  label: string
}

/** Why an input cannot be taken; `example` is a valid one where the form gives it. */
export interface InputFault {
  fault: 'required' | 'number' | 'type' | 'pattern' | 'tooLong' | 'tooShort' | 'tooSmall' | 'tooLarge'
  limit?: number
  /** What the type of the field says of it. */
  says?: Bilingual
  example?: string
}

/** The schema of a field path; an empty schema when the form's data has no such field. */
export function schemaAt(root: FieldSchema, path: string): FieldSchema {
  return placeOf(root, path, 'anyItem') ?? {}
}

function labelOf(schema: FieldSchema, value: Value): Readable | undefined {
  return schema['x-labels']?.[textOf(value)]
}

/** A value as plain text: a key, or what stands where there is no label. */
export function textOf(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The values a field is limited to, with labels in the reader's language; null when it is not limited. */
export function optionsOf(schema: FieldSchema, language: Language): Option[] | null {
  return (
    schema.enum
      ?.filter((value) => value !== null)
      .map((value) => ({ value, label: read(labelOf(schema, value), language) || textOf(value) })) ?? null
  )
}

/** How a field of this schema is asked. */
export function inputKind(schema: FieldSchema): InputKind {
  const { input } = fieldTypeOf(schema)
  return input === 'text' && (schema.maxLength ?? 0) > 150 && schema.format === undefined ? 'longText' : input
}

/** A whole number that can only be a year is not grouped: 2025, not 2.025. */
function isYear({ type, minimum = 0, maximum = Infinity }: FieldSchema): boolean {
  return type === 'integer' && minimum >= 1900 && maximum <= 2200
}

/** A value as text for a reader; `yes` and `no` are the words for booleans without labels of their own. */
export function showValue(
  value: Value | undefined,
  schema: FieldSchema,
  language: Language,
  words: { yes: string; no: string },
): string {
  if (value === null || value === undefined) return ''
  const label = labelOf(schema, value)
  if (label) return read(label, language)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return isYear(schema) ? String(value) : formatNumber(value, language)
  if (typeof value === 'string') {
    const { typed } = fieldTypeOf(schema)
    if (typed) return typed.show(value)
    return /^\d{4}-\d{2}(-\d{2}($|T)|$)/.test(value) ? formatDate(value) : formatPersonId(value)
  }
  const shown = Array.isArray(value)
    ? value.map((item) => showValue(item, schema.items ?? {}, language, words))
    : Object.entries(value).map(([name, item]) => showValue(item, schema.properties?.[name] ?? {}, language, words))
  return shown.filter(Boolean).join(', ')
}

/** A value as the text of its input. */
export function inputText(value: Value | undefined, schema: FieldSchema, language: Language): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return isYear(schema) ? String(value) : formatNumber(value, language).replace('−', '-')
  const { typed } = fieldTypeOf(schema)
  if (typed && typeof value === 'string') return typed.show(value)
  return textOf(value)
}

/** An example of the field as its input would show it. */
export function exampleOf(schema: FieldSchema, language: Language): string | undefined {
  const example = schema.examples?.[0]
  return example === undefined ? undefined : inputText(example as Value, schema, language)
}

function readNumber(text: string, language: Language): number | null {
  const thousands = language === 'vi' ? /[.\s]/g : /[,\s]/g
  const plain = text.replace(thousands, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** Runs the patterns of forms once it is loaded; until then the gateway alone does. */
let linear: ((pattern: string, text: string) => boolean) | undefined

/** Loads what runs patterns in linear time: the engine of the browser lets some patterns freeze the page. */
export async function loadPatterns(): Promise<void> {
  const { linearPattern, patternProblem } = await import('#forms/fields/patterns')
  linear = (pattern, text) => patternProblem(pattern) !== undefined || linearPattern(pattern).test(text)
}

/** Reads what was typed into a number, date or text input; an empty input reads as null. */
export function readInput(text: string, schema: FieldSchema, language: Language): { value: Value } | InputFault {
  const typed = text.normalize('NFC').trim()
  if (!typed) return { value: null }
  const kind = inputKind(schema)
  if (kind === 'number') {
    const value = readNumber(typed, language)
    if (value === null || (schema.type === 'integer' && !Number.isInteger(value))) {
      return { fault: 'number', example: exampleOf(schema, language) }
    }
    if (schema.minimum !== undefined && value < schema.minimum) return { fault: 'tooSmall', limit: schema.minimum }
    if (schema.maximum !== undefined && value > schema.maximum) return { fault: 'tooLarge', limit: schema.maximum }
    return { value }
  }
  const type = fieldTypeOf(schema)
  if (type.typed) {
    const value = type.typed.read(typed)
    return value === undefined ? { fault: 'type', says: type.typed.wrong } : { value }
  }
  if (schema.maxLength !== undefined && typed.length > schema.maxLength) {
    return { fault: 'tooLong', limit: schema.maxLength }
  }
  if (schema.minLength !== undefined && typed.length < schema.minLength) {
    return { fault: 'tooShort', limit: schema.minLength }
  }
  const value = type.read?.(typed)
  if (value === undefined && type.wrong) return { fault: 'type', says: type.wrong }
  if (schema.pattern && linear?.(schema.pattern, typed) === false) {
    return { fault: 'pattern', example: exampleOf(schema, language) }
  }
  return { value: value ?? null }
}
