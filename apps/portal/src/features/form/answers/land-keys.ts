import type { LandKeys } from '../../../shared/api/types'
import { readInput, type InputFault } from '../../../shared/form/schema'
import type { Language } from '../../../shared/language/format'

/** The two ways to name a land record. */
export type LandWay = 'serial' | 'place'

/** What can be typed to name a land record. */
export type LandField = 'certificate' | 'mappedOn' | 'commune' | 'sheet' | 'plot'

/** The fields of each way, in the order they are asked. */
export const landFields: Record<LandWay, readonly LandField[]> = {
  serial: ['certificate'],
  place: ['mappedOn', 'commune', 'sheet', 'plot'],
}

const schemas = {
  certificate: { type: 'string', maxLength: 40 },
  mappedOn: { type: 'string', format: 'date' },
  commune: { type: 'string' },
  sheet: { type: 'integer', minimum: 1, maximum: 1_000_000, examples: [8] },
  plot: { type: 'integer', minimum: 1, maximum: 1_000_000, examples: [112] },
} as const

/** What was typed, as the gateway takes it, and why a field cannot be sent; the gateway judges the rest. */
export function readLandKeys(
  typed: Partial<Record<LandField, string>>,
  way: LandWay,
  language: Language,
): { keys: LandKeys; faults: Partial<Record<LandField, InputFault>> } {
  const keys: LandKeys = {}
  const faults: Partial<Record<LandField, InputFault>> = {}
  for (const field of landFields[way]) {
    const { examples = [], ...schema } = { examples: [] as readonly number[], ...schemas[field] }
    const read = readInput(typed[field] ?? '', { ...schema, examples: [...examples] }, language)
    if ('fault' in read) faults[field] = read
    else if (read.value === null) faults[field] = { fault: 'required' }
    else Object.assign(keys, { [field]: read.value })
  }
  return { keys, faults }
}
