import { setTimeout as pause } from 'node:timers/promises'
import { Random } from '#sandbox'
import type { Rig } from '../rig.js'
import { takeConsentJourney } from './consent-journey.js'
import { Doors } from './door.js'
import type { Journal } from './journal.js'
import { takeRaceJourney } from './race-journey.js'
import type { Traveller } from './steps.js'
import { takeJourney } from './take-journey.js'
import { takeTwinJourneys } from './twin-journeys.js'

/** Kinds of journeys, each as often as it stands here. */
export const journeys: readonly ((traveller: Traveller) => Promise<void>)[] = [
  ...[takeJourney, takeJourney, takeJourney, takeJourney],
  ...[takeRaceJourney, takeRaceJourney, takeConsentJourney, takeConsentJourney],
  takeTwinJourneys,
]

/** Journeys one after the other, several side by side, until told to stop. */
export class Load {
  private stopped = false
  private readonly workers: Promise<void>[]

  constructor(rig: Rig, journal: Journal, seed: number, atOnce: number) {
    this.workers = Array.from({ length: atOnce }, async (_, worker) => {
      const random = new Random(seed, 1000 + worker)
      const doors = new Doors(rig, journal, random)
      while (!this.stopped) {
        const take = random.pick(journeys)
        await take({ rig, doors, journal, random, isOver: () => this.stopped })
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
