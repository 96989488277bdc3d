import { setTimeout as pause } from 'node:timers/promises'
import { Random } from '../../../libs/registry/src/generator/random.js'
import type { Rig } from '../rig.js'
import { Doors } from './door.js'
import type { Journal } from './journal.js'
import { takeJourney } from './take-journey.js'

/** Journeys one after the other, several side by side, until told to stop. */
export class Load {
  private stopped = false
  private readonly workers: Promise<void>[]

  constructor(rig: Rig, journal: Journal, seed: number, atOnce: number) {
    this.workers = Array.from({ length: atOnce }, async (_, worker) => {
      const random = new Random(seed, 1000 + worker)
      const doors = new Doors(rig, journal, random)
      for (let number = 0; !this.stopped; number++) {
        await takeJourney({ rig, doors, journal, random, isOver: () => this.stopped, name: `${worker}-${number}` })
        await pause(20)
      }
    })
  }

  /** Lets what is under way come to its end. */
  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all(this.workers)
  }
}
