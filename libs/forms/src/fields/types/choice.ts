import type { FieldSchema, FieldType } from './field-type.js'
import { number } from './number.js'
import { text } from './text.js'

/** One of the values the schema lists. */
export const choice = {
  name: 'choice',
  holds: ({ type, enum: values }) => values !== undefined && type !== 'array',
  example: 'male',
  fits: (value, schema: FieldSchema) =>
    text.fits(value, schema) || (number.holds(schema) && number.fits(value, schema)),
  input: 'options',
} as const satisfies FieldType
