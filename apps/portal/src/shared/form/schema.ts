import { readText, textKind } from '#forms/fields/text-kinds'
import type { FieldSchema, Readable, Value } from '../api/types'
import { formatDate, formatNumber, formatPersonId, read, type Language } from '../language/format'

/** How a question is asked. */
export type InputKind =
  'options' | 'several' | 'yesNo' | 'number' | 'date' | 'partialDate' | 'text' | 'longText' | 'list'

/** A thing to choose, with the words for it. */
export interface Option {
  value: Value
  label: string
}

/** Why an input cannot be taken; `example` is a valid one where the form gives it. */
export interface InputFault {
  fault:
    | 'required'
    | 'number'
    | 'date'
    | 'pattern'
    | 'personName'
    | 'phone'
    | 'tooLong'
    | 'tooShort'
    | 'tooSmall'
    | 'tooLarge'
  limit?: number
  example?: string
}

const segmentsOf = (path: string) => path.split('/').slice(1)
const isIndex = (segment: string) => segment === '*' || /^\d+$/.test(segment)

/** The schema of a field path; an empty schema when the form's data has no such field. */
export function schemaAt(root: FieldSchema, path: string): FieldSchema {
  return segmentsOf(path).reduce<FieldSchema>(
    (schema, segment) => (isIndex(segment) ? schema.items : schema.properties?.[segment]) ?? {},
    root,
  )
}

/** Whether the object that holds the field demands it. */
export function isRequired(root: FieldSchema, path: string): boolean {
  const segments = segmentsOf(path)
  const name = segments.pop() ?? ''
  return schemaAt(root, `/${segments.join('/')}`.replace(/^\/$/, '')).required?.includes(name) ?? false
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
  if (schema.type === 'array') return schema.items?.type === 'object' ? 'list' : 'several'
  if (schema.enum) return 'options'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  const kind = textKind(schema)
  if (kind === 'date' || kind === 'partialDate') return kind
  return (schema.maxLength ?? 0) > 150 && schema.format === undefined ? 'longText' : 'text'
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
  const isDate = ['date', 'partialDate'].includes(inputKind(schema))
  if (isDate && typeof value === 'string') return formatDate(value)
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

function readDate(text: string): string | null {
  const parts = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text)
  if (!parts) return null
  const [, day = '', month = '', year = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso
}

/**
 * A date as far as somebody knows it: `14/8/1988`, `8/1988` or `1988` as `1988-08-14`, `1988-08` or `1988`; null when it
 * is none of them.
 */
export function readPartialDate(text: string): string | null {
  const monthAndYear = /^(0?[1-9]|1[0-2])[/.\-\s](\d{4})$/.exec(text)
  if (/^\d{4}$/.test(text)) return text
  return monthAndYear ? `${monthAndYear[2]}-${monthAndYear[1]?.padStart(2, '0')}` : readDate(text)
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
  if (kind === 'date') {
    const value = readDate(typed)
    return value ? { value } : { fault: 'date' }
  }
  if (kind === 'partialDate') {
    const value = readPartialDate(typed)
    return value ? { value } : { fault: 'date' }
  }
  if (schema.maxLength !== undefined && typed.length > schema.maxLength) {
    return { fault: 'tooLong', limit: schema.maxLength }
  }
  if (schema.minLength !== undefined && typed.length < schema.minLength) {
    return { fault: 'tooShort', limit: schema.minLength }
  }
  const textual = textKind(schema)
  const value = readText(textual, typed)
  if (value === undefined && (textual === 'personName' || textual === 'phone')) return { fault: textual }
  if (schema.pattern && linear?.(schema.pattern, typed) === false) {
    return { fault: 'pattern', example: exampleOf(schema, language) }
  }
  return { value: value ?? null }
}
