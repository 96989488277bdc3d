import type { Machine } from '../machine.js'
import type { Recorded } from '../journey/measure-journey.js'
import type { MessageSizes } from '../sizes.js'
import type { SectionFigures } from '../section.js'

/** Everything one run found out; what `--json` writes. */
export interface Run {
  at: string
  machine: Machine
  people: number
  /** Seconds per level. */
  seconds: number
  /** Bytes of one question and one reply, as the sections that imitate the exchange send them. */
  messageSizes: MessageSizes
  /** The same as measured on the wire of the one-wave journey. */
  measuredSizes?: MessageSizes
  sections: SectionFigures[]
  recorded: Recorded[]
}
