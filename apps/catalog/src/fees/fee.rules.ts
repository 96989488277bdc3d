import type { Certainty, EnterFee, Procedure } from '#contracts'
import { sourceNeeded } from './fee.errors.js'

/** Whether provinces set what a procedure costs. */
export function isSetLocally({ fees }: Pick<Procedure, 'fees'>): boolean {
  return fees.some(({ setLocally }) => setLocally === true)
}

const resolution = /(nghị quyết|resolution)\s+(số\s+|no\.?\s*)?\d+|\d+\/(\d{4}\/)?NQ-HĐND/iu

/**
 * How far a fee is established: as its author states it, else A where the source names a resolution by its number and C
 * where it does not. Throws where A is stated of anything else.
 */
export function certaintyOf({ source, certainty }: Pick<EnterFee, 'source' | 'certainty'>): Certainty {
  const isNamed = resolution.test(source)
  if (certainty === 'A' && !isNamed) throw sourceNeeded()
  return certainty ?? (isNamed ? 'A' : 'C')
}
