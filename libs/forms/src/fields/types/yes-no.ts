import type { FieldType } from './field-type.js'

/** Yes or no. */
export const yesNo = {
  name: 'yesNo',
  holds: ({ type }) => type === 'boolean',
  example: true,
  fits: (value) => typeof value === 'boolean',
  input: 'yesNo',
} as const satisfies FieldType
