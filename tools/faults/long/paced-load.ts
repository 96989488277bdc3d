import { Random } from '#sandbox'
import { Doors } from '../load/door.js'
import type { Journal } from '../load/journal.js'
import { journeys } from '../load/load.js'
import type { Rig } from '../rig.js'

/** Journeys under way at once at most; beyond, one that is due is left out and counted. */
const mostAtOnce = 48
const tickMs = 20

/** Begins so many journeys a second, whatever becomes of those before (open loop). */
export class PacedLoad {
  private readonly timer: NodeJS.Timeout
  private readonly underWay = new Set<Promise<void>>()
  private readonly random: Random
  private readonly doors: Doors
  private readonly beganAt = Date.now()
  private due = 0
  private stopped = false
  leftOut = 0

  constructor(
    private readonly rig: Rig,
    private readonly journal: Journal,
    seed: number,
    private readonly perSecond: number,
  ) {
    this.random = new Random(seed, 2000)
    this.doors = new Doors(rig, journal, this.random)
    this.timer = setInterval(() => this.tick(), tickMs)
  }

  /** Lets what is under way come to its end. */
  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await Promise.all(this.underWay)
  }

  private tick(): void {
    const due = Math.floor(((Date.now() - this.beganAt) / 1000) * this.perSecond)
    for (; this.due < due; this.due++) {
      if (this.underWay.size < mostAtOnce) this.begin()
      else this.leftOut++
    }
  }

  private begin(): void {
    const { rig, journal, random, doors } = this
    const journey = random.pick(journeys)({ rig, doors, journal, random, isOver: () => this.stopped })
    const ended = journey.finally(() => this.underWay.delete(ended))
    this.underWay.add(ended)
  }
}
