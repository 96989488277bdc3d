import type { BytesKept } from './journey/bytes-kept.js'
import { busy, nameOf, resolveLevel, type Level, type RelativeLevel } from './load/level.js'
import type { LoadFigures } from './load/load-figures.js'
import type { LoadEnd } from './load/run-load.js'
import { usageOf, type Counted } from './processes/usage.js'
import { watch, type WatchFigures } from './processes/watch.js'

/** Mean milliseconds of one hop, and how often it was taken per request. */
export interface HopFigures {
  hop: string
  perRequest: number
  mean: number
}

/** One level of one section. */
export interface LevelFigures extends WatchFigures {
  level: string
  /** Requests a second that were sent, in an open loop. */
  offered?: number
  /** When the measurement began; finds its part in a CPU profile. */
  startedAt: string
  load: LoadFigures
  /** Answers by status, where there is HTTP. */
  statuses?: Record<string, number>
  hops?: HopFigures[]
}

/** Everything measured about one way of asking the registries. */
export interface SectionFigures {
  key: SectionKey
  title: string
  /** Resident MB of each process before the first request. */
  idleMemory: Record<string, number>
  levels: LevelFigures[]
  kept?: BytesKept
}

/** The sections by the letter of `--only`, with the topology and the shape of the journey. */
export type SectionKey = 'e' | 'e-again' | 'b' | 'c' | `a-${'apart' | 'centre'}-${Shape}` | `d-${Shape}`

/** One wave of look-ups (the applicant alone) or two (the spouse as well). */
export type Shape = 'one-wave' | 'two-wave'

/** Runs one level and counts what it cost the processes. */
export async function measure<End extends LoadEnd>(
  level: Level,
  counted: readonly Counted[],
  run: () => Promise<End>,
): Promise<{ end: End; figures: LevelFigures }> {
  const startedAt = new Date().toISOString()
  const watched = watch(counted)
  const end = await run()
  const cost = watched(end.figures.completed)
  const offered = level.kind === 'openLoop' ? { offered: level.perSecond } : {}
  return { end, figures: { level: nameOf(level), ...offered, startedAt, load: end.figures, ...cost } }
}

/** Resident MB of each process now. */
export function memoryOf(counted: readonly Counted[]): Record<string, number> {
  return Object.fromEntries([...usageOf(counted)].map(([name, { memory }]) => [name, Math.round(memory)]))
}

/** The levels one after the other; those relative to the section's capacity once that was measured. */
export async function eachLevel(
  section: SectionFigures,
  levels: readonly (Level | RelativeLevel)[],
  drive: (level: Level) => Promise<LevelFigures>,
): Promise<void> {
  for (const planned of levels) {
    const level = resolveLevel(planned, levelOf(section, busy)?.load.throughput)
    if (level) section.levels.push(await drive(level))
  }
}

/** The level of a section by its name. */
export function levelOf(section: SectionFigures | undefined, name: string): LevelFigures | undefined {
  return section?.levels.find(({ level }) => level === name)
}
