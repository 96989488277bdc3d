import { setTimeout as pause } from 'node:timers/promises'
import type { Fault, FaultParts } from './fault.js'
import type { Journal } from '../load/journal.js'
import type { FaultKind } from './kinds.js'
import { duplicates, poison, replay } from './message-faults.js'
import { cutLine, frozenLine, halfOpenLine, slowLine, slowRegistries } from './network-faults.js'
import { ending, lying, pausing, wrongClock } from './process-faults.js'
import {
  emptiedBroker,
  fullDisk,
  killingBroker,
  killingDatabase,
  losingBroker,
  pausingBroker,
  restartingBroker,
  restartingDatabase,
} from './server-faults.js'

const makers: Record<FaultKind, { weight: number; make: (parts: FaultParts) => Fault }> = {
  kill: { weight: 5, make: (parts) => ending('SIGKILL', parts) },
  term: { weight: 3, make: (parts) => ending('SIGTERM', parts) },
  pause: { weight: 5, make: pausing },
  'broker-pause': { weight: 2, make: pausingBroker },
  'broker-kill': { weight: 2, make: killingBroker },
  'broker-restart': { weight: 1, make: restartingBroker },
  'broker-lost': { weight: 3, make: losingBroker },
  'broker-emptied': { weight: 3, make: emptiedBroker },
  'database-kill': { weight: 3, make: killingDatabase },
  'database-restart': { weight: 1, make: restartingDatabase },
  slow: { weight: 2, make: slowLine },
  'slow-registries': { weight: 5, make: slowRegistries },
  frozen: { weight: 2, make: frozenLine },
  'half-open': { weight: 2, make: halfOpenLine },
  cut: { weight: 2, make: cutLine },
  duplicates: { weight: 2, make: duplicates },
  replay: { weight: 1, make: replay },
  poison: { weight: 2, make: poison },
  clock: { weight: 3, make: wrongClock },
  lies: { weight: 4, make: lying },
  disk: { weight: 1, make: fullDisk },
}

const atOnce = 3
/** Long after anything here should be back; a busy machine starts a broker in 20 s. */
const backWithin = 60_000

/** What was done, for the report. */
export interface Done {
  what: string
  failed?: string
}

/**
 * Does faults of the given kinds, chosen by chance, for a time, in bursts: two to five of them, one every second or so, up
 * to three at once. After each burst all of them end and the system is left alone until it fills a form again. Settles
 * when all have ended.
 */
export async function doFaults(
  parts: FaultParts,
  kinds: readonly FaultKind[],
  forMs: number,
  tell: (what: string) => void,
): Promise<Done[]> {
  const { random, journal } = parts
  const started = Date.now()
  const done: Done[] = []
  const lots = kinds.flatMap((kind) => Array.from({ length: makers[kind].weight }, () => kind))
  const say = (what: string) => tell(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${what}`)
  while (Date.now() - started < forMs) {
    const held = new Set<string>()
    const underWay = new Set<Promise<void>>()
    for (let left = random.int(2, 5); left > 0; left--) {
      const fault = makers[random.pick(lots)].make(parts)
      if (underWay.size >= atOnce || fault.holds.some((name) => held.has(name))) continue
      for (const name of fault.holds) held.add(name)
      const entry: Done = { what: fault.what }
      done.push(entry)
      say(fault.what)
      const ended = carryOut(fault, entry).finally(() => {
        for (const name of fault.holds) held.delete(name)
        underWay.delete(ended)
      })
      underWay.add(ended)
      await pause(random.int(200, 2500))
    }
    await Promise.all(underWay)
    const back = await filledAgain(journal)
    say(`A form is filled ${back} ms after the last of these.`)
    journal.backAfter.push(back)
    await pause(random.int(500, 2000))
  }
  return done
}

async function filledAgain(journal: Journal): Promise<number> {
  const since = Date.now()
  while (journal.filledAt < since && Date.now() - since < backWithin) await pause(20)
  if (journal.filledAt < since)
    journal.outrage(`No form was filled within ${backWithin / 1000} s after faults had ended.`)
  return Date.now() - since
}

async function carryOut(fault: Fault, entry: Done): Promise<void> {
  try {
    await inTime(fault.begin())
    await pause(fault.lasts)
    await inTime(fault.end?.())
  } catch (error) {
    entry.failed = (error as Error).message.split('\n')[0]
  }
}

/** A fault that cannot be done must not hold up the run. */
async function inTime(work: Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took more than a minute.')), 60_000)
  })
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}
