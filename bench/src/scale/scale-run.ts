import type { LoadFigures } from '../load/load-figures.js'
import type { Machine } from '../machine.js'
import type { MemoryFigures } from './memory-over-time.js'

/** The measurements of one side of a comparison, one a round. */
export interface Side {
  title: string
  loads: LoadFigures[]
}

/** Two sides measured in turns. */
export interface Comparison {
  one: Side
  other: Side
  /** Median throughput of the other by that of the one. */
  ratio: number
}

/** Everything a run of `--scale` found out; what is written as JSON. */
export interface ScaleRun {
  at: string
  machine: Machine
  dossiers: number
  seconds: number
  /** Seconds it took to generate and load each population. */
  loading: Record<string, number>
  size: Comparison
  memory: { minutes: number; perSecond: number; load: LoadFigures; processes: MemoryFigures[] }
  exchanges: Comparison
}

/** Compares two sides by the medians of their throughputs: one slow minute of the machine decides nothing. */
export function compare(one: Side, other: Side): Comparison {
  return { one, other, ratio: Math.round((100 * medianOf(other)) / medianOf(one)) / 100 }
}

/** Median requests a second of a side. */
export function medianOf({ loads }: Side): number {
  const sorted = loads.map(({ throughput }) => throughput).sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
