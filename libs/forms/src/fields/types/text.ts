import { cleanText } from '#vietnam/text'
import type { FieldType } from './field-type.js'

/** Any text; the type of every field that is of no other. */
export const text = {
  name: 'text',
  holds: () => true,
  example: 'Nguyễn Thị Lan',
  fits: (value, { type }) => typeof value === 'string' && type === 'string',
  read: (typed) => cleanText(typed) || undefined,
  input: 'text',
} as const satisfies FieldType
