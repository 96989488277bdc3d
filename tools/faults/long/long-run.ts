import { setTimeout as pause } from 'node:timers/promises'
import { Random } from '#sandbox'
import type { Done } from '../faults/schedule.js'
import { heal } from '../heal.js'
import { Journal } from '../load/journal.js'
import { Load } from '../load/load.js'
import type { Rig } from '../rig.js'
import { judge, restartsOf, type Round } from '../round.js'
import { sizesOf } from '../sizes.js'
import { growthOf, memoryVerdict, outsideKills, percentile, verdictOf } from './long.rules.js'
import { MemoryWatch } from './memory.js'
import { PacedLoad } from './paced-load.js'

/** What a long run is asked to do. */
export interface LongOptions {
  seed: number
  /** Minutes of load with kills. */
  minutes: number
  tell: (what: string) => void
}

/** Of the capacity. */
const share = 0.6
const sideBySide = 8
/** Between two kills, and how long a killed process stays away. */
const killEveryMs = 60_000
const awayMs = 1500

/**
 * Finds out how many journeys a second the system takes, then begins 60 % as many: first for a while in peace, then for
 * so many minutes with a kill -9 of one process a minute. Memory must stay flat, nothing acknowledged be lost or doubled,
 * and outside the 5 s after a kill answers come as in peace.
 */
export async function runLong(rig: Rig, { seed, minutes, tell }: LongOptions): Promise<Round> {
  const journal = new Journal()
  const before = restartsOf(rig)
  const quietMs = Math.max(60_000, (minutes * 60_000) / 10)
  const capacity = await capacityOf(rig, journal, seed, quietMs)
  tell(
    `  ${capacity.toFixed(2)} journeys a second with ${sideBySide} side by side; from here on ${(share * capacity).toFixed(2)}.`,
  )
  const load = new PacedLoad(rig, journal, seed, share * capacity)
  await pause(quietMs / 6)
  const quietFrom = Date.now()
  await pause(quietMs)
  const quiet = journal.waited.filter(({ endedAt, ms }) => endedAt - ms >= quietFrom)
  tell(`  In peace 99 % of ${quiet.length} answers came within ${percentileOf(quiet)} ms.`)
  const memory = new MemoryWatch(rig)
  const killsFrom = Date.now()
  const kills = await killOneAMinute(rig, new Random(seed, 1), minutes * 60_000, tell)
  memory.stop()
  await load.stop()
  const recovery = await heal(rig)
  const times = kills.map(({ at }) => at)
  const killing = journal.waited.filter(({ endedAt, ms }) => endedAt - ms >= killsFrom)
  const calm = outsideKills(killing, times)
  tell(
    `  With kills: 99 % of ${calm.length} answers outside the 5 s after a kill within ${percentileOf(calm)} ms, of all ${killing.length} within ${percentileOf(killing)} ms; ${load.leftOut} journeys were left out because too many were under way.`,
  )
  const megabytes = memory.samples.map((sample) => Math.round(sample.megabytes))
  tell(
    `  Memory of all processes, every 5 s: ${megabytes.join(' ')} MB; ${growthOf(memory.samples).toFixed(3)} times from the first third to the last.`,
  )
  tell((await sizesOf(rig.system)).join('\n'))
  const verdict = {
    'memory is flat': memoryVerdict(memory.samples),
    'outside kills answers come as in peace': verdictOf(quiet, calm),
    ...(await judge(rig, journal, recovery, [])),
  }
  return { seed, minutes, faults: kills, journal, restarts: restartsOf(rig) - before, recovery, verdict }
}

/** Journeys a second when each caller begins the next at once; the first half warms everything up. */
async function capacityOf(rig: Rig, journal: Journal, seed: number, forMs: number): Promise<number> {
  const load = new Load(rig, journal, seed, sideBySide)
  await pause(forMs / 2)
  const before = journal.journeys.length
  await pause(forMs / 2)
  const journeys = journal.journeys.length - before
  await load.stop()
  return (journeys * 1000) / (forMs / 2)
}

async function killOneAMinute(
  rig: Rig,
  random: Random,
  forMs: number,
  tell: (what: string) => void,
): Promise<(Done & { at: number })[]> {
  const kills: (Done & { at: number })[] = []
  const end = Date.now() + forMs
  while (Date.now() + killEveryMs / 2 < end) {
    const next = Date.now() + killEveryMs
    await pause(killEveryMs / 2)
    const instance = random.pick(rig.instances)
    const what = `kill -9 of ${instance.name}`
    kills.push({ what, at: Date.now() })
    tell(`  ${what}`)
    await instance.end('SIGKILL')
    await pause(awayMs)
    instance.release()
    await pause(Math.max(0, Math.min(next, end) - Date.now()))
  }
  return kills
}

function percentileOf(waited: readonly { ms: number }[]): number {
  return percentile(
    waited.map(({ ms }) => ms),
    99,
  )
}
