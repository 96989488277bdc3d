import type { FormDocument, JsonSchema } from '#contracts'
import { atField, type Inconsistency } from '../fields/form.findings.js'
import { placesOf } from '../fields/form.paths.js'
import { fieldTypeOf } from '../fields/types/field-types.js'

/**
 * The orders of days a form declares name dates of the form, or today; and every date a person may have to answer is in
 * one, so that nobody hands in a birth of next year.
 */
export function dayOrders(form: FormDocument): Inconsistency[] {
  const dates = placesOf(form.schema).flatMap(({ path, schema }) => (isDate(schema) ? [path] : []))
  const named = new Set((form.days ?? []).flatMap(({ earlier, later }) => [earlier, later]))
  const unknown = [...named].filter((path) => path !== 'today' && !dates.includes(path))
  return [
    ...unknown.map((path) =>
      atField(
        'dayUnknown',
        path,
        'Thứ tự ngày (days) nêu trường không phải là ngày.',
        'An order of days names what is no date.',
      ),
    ),
    ...dates
      .filter((path) => !named.has(path) && form.bindings[path]?.mode !== 'derive')
      .map((path) =>
        atField(
          'dayOrderMissing',
          path,
          'Ngày này chưa được so với ngày nào (days), kể cả hôm nay.',
          'Nothing (days) says how this date stands to another, or to today.',
        ),
      ),
  ]
}

function isDate(schema: JsonSchema): boolean {
  return fieldTypeOf(schema).isDay === true
}
