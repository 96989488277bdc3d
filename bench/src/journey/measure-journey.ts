import { setTimeout as pause } from 'node:timers/promises'
import type { LoadJobEnd } from '../load/driver.js'
import { warmUp, type Level } from '../load/level.js'
import type { Options } from '../options.js'
import { Worker } from '../processes/worker.js'
import type { Report } from '../progress.js'
import { eachLevel, measure, type LevelFigures, type SectionFigures, type SectionKey, type Shape } from '../section.js'
import type { MessageSizes } from '../sizes.js'
import type { Surroundings } from '../surroundings.js'
import { lookupsOf } from './applicants.js'
import { measureBytesKept, type BytesKept } from './bytes-kept.js'
import { openDrafts, prefillOf, type Draft, type SignedIn } from './dossiers.js'
import { hopsBetween, readHops } from './hops.js'
import { measureMessageSizes } from './message-sizes.js'
import { recordedLookups } from './recorded-lookups.js'
import { RunningSystem } from './running-system.js'
import type { Topology } from './topology.js'

/** Drafts of one round of the warm-up. */
const warmUpRound = 800

/** Prefills whose rows are weighed. */
const weighed = 1000

/** Long enough for what is sent on from an outbox to be gone from it. */
const settleMs = 3000

/** What the exchange recorded against what it should have. */
export interface Recorded {
  section: string
  dossiers: number
  expected: number
  recorded: number
}

/** A journey's figures, one section per shape. */
export interface JourneyFigures {
  sections: SectionFigures[]
  recorded: Recorded[]
  /** Where the one-wave questions went over Kafka. */
  messageSizes?: MessageSizes
}

/** What the journey is measured with. */
export interface JourneyPlan {
  surroundings: Surroundings
  citizens: Record<Shape, SignedIn[]>
  issuers: string
  levels: Options['levels']
  seconds: number
  profile: string | undefined
  report: Report
}

/** (a) and (d): the prefill of 1.014632 with everything on, each one the first of its own dossier. */
export async function measureJourney(topology: Topology, plan: JourneyPlan): Promise<JourneyFigures> {
  const system = await RunningSystem.start(topology, plan.surroundings, plan.issuers, plan.profile)
  const driver = await Worker.start('driver', 'load/driver.js')
  try {
    const figures: JourneyFigures = { sections: [], recorded: [] }
    for (const shape of ['one-wave', 'two-wave'] as const) {
      const section: SectionFigures = {
        key: `${topology.key}-${shape}` as SectionKey,
        title: `${topology.title}, ${shape}`,
        idleMemory: system.idleMemory,
        levels: [],
      }
      const measured: string[] = []
      await warmUpWith(shape, system, driver, plan)
      await eachLevel(section, plan.levels, async (level) => {
        const { figures: one, done } = await measureLevel(level, shape, system, driver, plan)
        measured.push(...done)
        plan.report(section, one)
        return one
      })
      if (topology.bus === 'local' && shape === 'one-wave') section.kept = await weighPrefills(system, driver, plan)
      const recorded = await recordedLookups(plan.surroundings.databases.exchange, measured)
      const expected = measured.length * lookupsOf[shape]
      figures.sections.push(section)
      figures.recorded.push({ section: section.title, dossiers: measured.length, expected, recorded })
      if (topology.bus === 'kafka' && shape === 'one-wave') {
        figures.messageSizes = await measureMessageSizes(plan.surroundings.brokers)
      }
    }
    return figures
  } finally {
    await Promise.all([driver.stop(), system.stop()])
  }
}

async function weighPrefills(
  system: RunningSystem,
  driver: Worker,
  { surroundings, citizens }: JourneyPlan,
): Promise<BytesKept> {
  const drafts = await openDrafts(driver, system.port, citizens['one-wave'], weighed)
  const level: Level = { kind: 'inFlight', inFlight: 16 }
  const job = { port: system.port, level, seconds: 600, requests: drafts.map(prefillOf), once: true }
  return measureBytesKept(surroundings, drafts.length, async () => {
    await driver.call<LoadJobEnd>('load', job)
    await pause(settleMs)
  })
}

/** Every prefill is the first of its dossier, here too. */
async function warmUpWith(
  shape: Shape,
  system: RunningSystem,
  driver: Worker,
  { citizens }: JourneyPlan,
): Promise<void> {
  const until = warmUp.seconds * 1000
  for (let spent = 0; spent < until;) {
    const drafts = await openDrafts(driver, system.port, citizens[shape], warmUpRound)
    const began = Date.now()
    const job = { ...warmUp, port: system.port, requests: drafts.map(prefillOf), once: true }
    await driver.call<LoadJobEnd>('load', job)
    spent += Date.now() - began
  }
}

/** Warms up, opens as many drafts as the level will need, lets things settle, then measures. */
async function measureLevel(
  level: Level,
  shape: Shape,
  system: RunningSystem,
  driver: Worker,
  { surroundings, citizens, seconds }: JourneyPlan,
): Promise<{ figures: LevelFigures; done: string[] }> {
  const open = (count: number) => openDrafts(driver, system.port, citizens[shape], Math.ceil(count))
  const prefill = (drafts: Draft[], howLong: number) => {
    const requests = drafts.map(prefillOf)
    const job = { port: system.port, level, seconds: howLong, requests, once: true, failureMark: '"unavailable"' }
    return driver.call<LoadJobEnd>('load', job)
  }
  const warm = await prefill(await open(level.kind === 'openLoop' ? level.perSecond : 150 + 4 * level.inFlight), 1.5)
  const perSecond = level.kind === 'openLoop' ? level.perSecond : warm.figures.throughput * 1.4
  const drafts = await open(Math.max(100, perSecond * seconds))
  await pause(500)
  const before = readHops(await system.metrics())
  const counted = [...system.counted, { name: 'driver', pid: driver.pid }, ...surroundings.counted]
  const { end, figures } = await measure(level, counted, () => prefill(drafts, seconds))
  const hops = hopsBetween(before, readHops(await system.metrics()), end.figures.completed)
  const failed = new Set(end.failures)
  const done = drafts.slice(0, end.used).flatMap(({ id }, index) => (failed.has(index) ? [] : [id]))
  return { figures: { ...figures, statuses: end.statuses, hops }, done }
}
