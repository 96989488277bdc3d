import type { LevelFigures, SectionFigures } from './section.js'

/** Told of every level as soon as it is measured. */
export type Report = (section: SectionFigures, figures: LevelFigures) => void

/** Writes a line per level to the terminal. */
export const tellTerminal: Report = ({ title }, { level, load, idlePercent, processes }) => {
  const { throughput, p50, p95, p99, failed } = load
  const latency = `p50 ${p50.toFixed(1)} · p95 ${p95.toFixed(1)} · p99 ${p99.toFixed(1)} ms`
  const cost = processes.map(({ name, cpuPerRequest }) => `${name} ${cpuPerRequest.toFixed(2)}`).join(', ')
  say(
    `${title.padEnd(34)} ${level.padStart(15)}  ${throughput.toFixed(0).padStart(6)}/s  ${latency}  failed ${failed}  idle ${idlePercent} %`,
  )
  say(`${''.padEnd(34)} ${''.padStart(15)}  CPU ms: ${cost}`)
}

/** A line of text for the person who waits. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
