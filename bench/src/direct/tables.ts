import type { AskedQuestion } from '../sizes.js'
import { holdingStatement } from '../../../apps/land/src/land.concepts.js'
import { memberStatement, personStatement } from '../../../apps/population/src/population.rows.js'
import { marriageStatement } from '../../../apps/population/src/civil-status/civil-status.concepts.js'
import { taxpayerStatement } from '../../../apps/tax/src/tax.concepts.js'

/** The statements the system answers each question of one wave from. */
export const statements: Record<AskedQuestion, readonly string[]> = {
  population: [personStatement, memberStatement],
  civilStatus: [marriageStatement],
  tax: [taxpayerStatement],
  land: [holdingStatement],
}
