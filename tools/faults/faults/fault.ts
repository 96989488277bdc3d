import type { Random } from '#sandbox'
import type { Journal } from '../load/journal.js'
import type { Rig } from '../rig.js'

/** What a fault is made of. */
export interface FaultParts {
  rig: Rig
  random: Random
  journal: Journal
}

/** One fault as chance chose it, before it is done. */
export interface Fault {
  /** What is done to whom, in words for the report. */
  what: string
  /** What it needs for itself while it lasts: nothing is broken in two ways that could not be told apart. */
  holds: readonly string[]
  /** Milliseconds until it ends; 0 where it is over at once. */
  lasts: number
  begin(): Promise<void> | void
  end?(): Promise<void> | void
}
