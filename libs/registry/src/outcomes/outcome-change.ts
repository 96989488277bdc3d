import type { EntityManager } from 'typeorm'
import type { RecordChangeName, recordChanges, RegistryId, SignedOutcome } from '#contracts'
import type { RowChange } from './row-change.js'

/** One kind of change a registry makes of signed outcomes. */
export interface OutcomeChange {
  /** What it changes of the registry's rows; throws a `DomainError` where the registry refuses, with what to do about it. */
  rowsFor(tx: EntityManager, outcome: SignedOutcome, today: string): Promise<RowChange[]>
}

/** The changes a registry has to make: one for each of `recordChanges` that is its own. */
export type OutcomeChangesOf<R extends RegistryId> = Readonly<{
  [
    N in RecordChangeName as (typeof recordChanges)[N]['registry'] extends R
      ? string extends R
        ? never // one that joined at run time has none
        : N
      : never
  ]: OutcomeChange
}>

/**
 * A change from two parts: `load` reads and locks the rows it is about; `decide` is a pure rule of what the registry holds,
 * what the outcome says and the Vietnamese day.
 */
export function outcomeChange<Held>(
  load: (tx: EntityManager, outcome: SignedOutcome) => Promise<Held>,
  decide: (outcome: SignedOutcome, held: Held, today: string) => RowChange[],
): OutcomeChange {
  return { rowsFor: async (tx, outcome, today) => decide(outcome, await load(tx, outcome), today) }
}
