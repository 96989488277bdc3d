import type { FormPart } from '#contracts'
import { bilingual, list, raw, text } from './raw.rules.js'

const certainties = ['A', 'B', 'C'] as const

const units = ['workingDay', 'day', 'hour', 'month'] as const

/** The parts of a journey as they were written; what is missing is empty, and found by {@link parts}. */
export function readParts(values: readonly unknown[]): FormPart[] {
  return values.map(raw).map((value) => {
    const { amount, unit, certainty } = raw(value['deadline'])
    const stated = certainties.find((known) => known === value['afterCertainty'])
    return {
      procedure: text(value['procedure']),
      name: bilingual(value['name']),
      handler: bilingual(value['handler']),
      deadline: {
        amount: typeof amount === 'number' ? amount : -1,
        unit: units.find((known) => known === unit) ?? 'workingDay',
        certainty: certainties.find((known) => known === certainty) ?? 'C',
      },
      fields: list(value['fields']).map(text),
      ...(value['after'] === undefined ? {} : { after: namesOf(value['after']) }),
      ...(stated ? { afterCertainty: stated } : {}),
    }
  })
}

/** What is no list of codes names one part that cannot exist. */
function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : ['']
}
