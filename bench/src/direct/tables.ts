import type { AskedRegistry } from '../sizes.js'
import { holdingStatement } from '../../../apps/land/src/land.concepts.js'
import { memberStatement, personStatement } from '../../../apps/population/src/population.rows.js'
import { taxpayerStatement } from '../../../apps/tax/src/tax.concepts.js'

/** The statements each registry of the system answers a one-wave question from. */
export const statements: Record<AskedRegistry, readonly string[]> = {
  population: [personStatement, memberStatement],
  tax: [taxpayerStatement],
  land: [holdingStatement],
}
