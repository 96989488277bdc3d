import type { TestSystem } from '../../../test/system/system.js'
import type { Journal } from '../load/journal.js'
import type { Rig } from '../rig.js'

/** What a check looks at: what the system holds, and what a round was told. */
export interface Held {
  rig: Rig
  system: TestSystem
  journal: Journal
  /** Poison of this system, also of earlier rounds. */
  poison: Journal['poison']
}

/** Compares what is held with what was told; returns a sentence for everything that does not fit. */
export type Check = (held: Held) => Promise<string[]>

/** At most so many sentences of one check are printed. */
export const mostSentences = 12
