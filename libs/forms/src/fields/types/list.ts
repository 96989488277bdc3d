import type { FieldType } from './field-type.js'

/** Several of the values the items list, or several plain values. */
export const several = {
  name: 'several',
  holds: ({ type, items }) => type === 'array' && items?.type !== 'object',
  example: [],
  fits: Array.isArray,
  input: 'several',
} as const satisfies FieldType

/** Entries of several fields each. */
export const list = {
  name: 'list',
  holds: ({ type, items }) => type === 'array' && items?.type === 'object',
  example: [],
  fits: Array.isArray,
  input: 'list',
} as const satisfies FieldType

/** Fields under one name; it is asked field by field. */
export const group = {
  name: 'group',
  holds: ({ type }) => type === 'object',
  example: {},
  fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  input: 'text',
} as const satisfies FieldType
