import type { DecideCorrection, InputError } from '#contracts'
import { impossibleValue, isBlank, isSameValue, tidy } from '#vietnam'
import {
  correctedFactChanged,
  recordNotChanged,
  valueBlank,
  valueHeld,
  valueNeeded,
  valueNotWanted,
  valueOfOtherType,
  valueRefused,
} from './correction.errors.js'

/** Characters of a text a record holds at most. */
const longestText = 1000

/** What of a correction its decision depends on. */
export interface Decidable {
  concept: string
  /** What was held when it was claimed to be wrong. */
  held: unknown
  /** Each value that was claimed. */
  claimed: readonly unknown[]
  /** What the record holds now; undefined where this registry cannot find it any more. */
  now: { value: unknown } | undefined
  /** Whether this registry knows how to change the concept by itself. */
  isWritable: boolean
}

/** What a decision does to the record. */
export type Consequence = { write: { from: unknown; to: unknown } } | { write?: never }

/** What is wrong with the body of a decision, whatever the record holds. */
export function faultsOf({ decision, value }: DecideCorrection, about: Decidable, today: string): InputError[] {
  if (value === undefined) {
    const isUnclear = decision === 'corrected' && about.claimed.some((each) => !isSameValue(each, about.claimed[0]))
    return isUnclear ? [valueNeeded()] : []
  }
  if (decision !== 'corrected') return [valueNotWanted()]
  const known = about.held ?? about.claimed[0]
  if (value === null || typeof value !== typeof known) return [valueOfOtherType()]
  if (typeof value === 'string' && isBlank(value)) return [valueBlank()]
  if (typeof value === 'string' && value.length > longestText) return [valueRefused()]
  if (about.now && isSameValue(about.now.value, value) && isSameValue(value, about.held)) return [valueHeld()]
  const fault = impossibleValue(about.concept, value, today)
  return fault ? [{ path: '/value', ...fault }] : []
}

/**
 * What a decision comes to. Throws `fact_changed` where the record holds another value than the one that is decided on, and
 * `record_not_changed` where it still holds what was wrong and only the owner's own system can change it. A claim can always
 * be rejected.
 */
export function consequenceOf({ decision, value }: DecideCorrection, about: Decidable): Consequence {
  const { held, now, claimed, isWritable } = about
  if (decision === 'rejected' || !now) return {}
  const isUnchanged = isSameValue(now.value, held)
  if (decision === 'confirmed') {
    if (!isUnchanged) throw correctedFactChanged()
    return {}
  }
  const right = typeof value === 'string' ? tidy(value) : (value ?? claimed[0])
  if (isSameValue(now.value, right)) return {}
  if (!isUnchanged && value === undefined) throw correctedFactChanged()
  if (isWritable) return { write: { from: now.value, to: right } }
  throw isUnchanged ? recordNotChanged() : correctedFactChanged()
}
