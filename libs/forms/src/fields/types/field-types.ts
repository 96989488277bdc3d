import { choice } from './choice.js'
import { date, partialDate } from './dates.js'
import type { FieldSchema, FieldType } from './field-type.js'
import { group, list, several } from './list.js'
import { number } from './number.js'
import { period } from './period.js'
import { personName } from './person-name.js'
import { phone } from './phone.js'
import { text } from './text.js'
import { yesNo } from './yes-no.js'

/** Every type of field. Of two that hold a field the first is its type; `text` holds all that are left. */
const types = [choice, several, list, group, yesNo, number, phone, personName, date, partialDate, period, text] as const

/** How the portal asks for the types. */
export type FieldInput = (typeof types)[number]['input']

/** A type of the table. */
export type KnownFieldType = FieldType & { readonly input: FieldInput }

/** Every type of field. */
export const fieldTypes: readonly KnownFieldType[] = types

/** The type of a field: by its choices and its JSON type, by the format it declares, else by what its text holds. */
export function fieldTypeOf(schema: FieldSchema, concept?: string): KnownFieldType {
  const isText = !schema.enum && (schema.type === undefined || schema.type === 'string')
  const declared = isText
    ? fieldTypes.find(({ format }) => format !== undefined && format === schema.format)
    : undefined
  return declared ?? fieldTypes.find(({ holds }) => holds(schema, concept)) ?? text
}
