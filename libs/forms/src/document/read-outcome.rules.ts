import { recordChangeNames, type FormOutcome } from '#contracts'
import { raw, record, text, type Raw } from './raw.rules.js'

/** What a form says a registry makes of its outcome; undefined where it names no change there is. */
export function readOutcome(value: Raw): FormOutcome | undefined {
  const change = recordChangeNames.find((known) => known === value['change'])
  if (!change) return undefined
  const values = Object.entries(raw(value['values'])).map(([name, part]) => {
    const { from, concept } = raw(part)
    return [name, { from: text(from), ...(concept === undefined ? {} : { concept: text(concept) }) }] as const
  })
  return { registry: text(value['registry']), change, values: record(values) }
}
