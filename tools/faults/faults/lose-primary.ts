import { setTimeout as pause } from 'node:timers/promises'
import type { Journal } from '../load/journal.js'
import type { Rig } from '../rig.js'
import type { Done } from './schedule.js'

const writesWithinMs = 30_000

/** The primary is killed for good under load, the standby promoted at once; a form must be filled again within 30 s. */
export async function losePrimary(rig: Rig, journal: Journal, tell: (what: string) => void): Promise<Done> {
  const done: Done = { what: 'the primary is lost for good and the standby is promoted' }
  tell(`  ${done.what}.`)
  const lostAt = Date.now()
  await rig.loseThePrimary()
  const promotedAfter = Date.now() - lostAt
  while (journal.filledAt <= lostAt && Date.now() - lostAt < 3 * writesWithinMs) await pause(20)
  const writesAfter = Date.now() - lostAt
  tell(`  Promoted after ${promotedAfter} ms; a form is filled again ${writesAfter} ms after the loss.`)
  if (writesAfter > writesWithinMs) journal.outrage(`The promoted standby took ${writesAfter} ms to be written to.`)
  return done
}
