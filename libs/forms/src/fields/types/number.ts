import type { FieldType } from './field-type.js'

/** A number, or a whole number. */
export const number = {
  name: 'number',
  holds: ({ type }) => type === 'number' || type === 'integer',
  example: 2,
  fits: (value, { type, minimum = -Infinity, maximum = Infinity }) =>
    typeof value === 'number' && (type === 'number' || Number.isInteger(value)) && value >= minimum && value <= maximum,
  input: 'number',
} as const satisfies FieldType
