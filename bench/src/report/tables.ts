import type { LevelFigures, SectionFigures } from '../section.js'
import type { Run } from './run.js'
import { targetsOf } from './targets.js'

/** Rows of text; the first is the head. */
export type Table = readonly (readonly string[])[]

/** Throughput, latency and errors of every level of every section. */
export function throughputTable(sections: readonly SectionFigures[]): Table {
  const rows = sections.flatMap(({ title, levels }) =>
    levels.map(({ level, load, idlePercent }) => [
      title,
      level,
      load.throughput.toFixed(0),
      ...[load.p50, load.p95, load.p99].map((value) => value.toFixed(1)),
      String(load.failed),
      String(idlePercent),
    ]),
  )
  return [['what', 'level', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'failed', 'cores idle %'], ...rows]
}

/** Processor milliseconds per request of each process at one level. */
export function costTable(sections: readonly SectionFigures[], level: string): Table {
  const rows = at(sections, level).map(([{ title }, { processes }]) => {
    const whole = processes.reduce((sum, { cpuPerRequest }) => sum + cpuPerRequest, 0)
    const each = processes.map(({ name, cpuPerRequest }) => `${name} ${cpuPerRequest.toFixed(2)}`)
    return [title, whole.toFixed(2), each.join(', ')]
  })
  return [['what', 'CPU ms in all', 'of these'], ...rows]
}

/** What one prefill leaves in the databases. */
export function keptTable(sections: readonly SectionFigures[]): Table {
  const rows = sections.flatMap(({ title, kept }) => {
    if (!kept) return []
    const tables = Object.entries(kept.tables).map(([table, bytes]) => `${table} ${bytes}`)
    return [[title, String(kept.rows), String(kept.indexes), tables.join(', ')]]
  })
  return [['what', 'bytes of rows', 'bytes of indexes', 'of the rows'], ...rows]
}

/** Resident memory of each process, idle and under load. */
export function memoryTable(sections: readonly SectionFigures[], level: string): Table {
  const rows = at(sections, level).map(([{ title, idleMemory }, { processes }]) => {
    const idle = Object.entries(idleMemory).map(([name, memory]) => `${name} ${memory}`)
    return [title, idle.join(', '), processes.map(({ name, memory }) => `${name} ${memory}`).join(', ')]
  })
  return [['what', 'idle MB', 'MB under load'], ...rows]
}

/** Mean milliseconds per hop at one level. */
export function hopTable(sections: readonly SectionFigures[], level: string): Table {
  const rows = at(sections, level).flatMap(([{ title }, { hops = [] }]) =>
    hops.map(({ hop, perRequest, mean }) => [title, hop, perRequest.toFixed(2), mean.toFixed(2)]),
  )
  return [['what', 'hop', 'times per prefill', 'mean ms'], ...rows]
}

/** Whether each target was met. */
export function targetTable(run: Run): Table {
  const word = (met: boolean | undefined) => (met === undefined ? 'not measured' : met ? 'met' : 'not met')
  const rows = targetsOf(run).map(({ target, wanted, reached, met }) => [target, wanted, reached ?? '–', word(met)])
  return [['target', 'wanted', 'reached', 'verdict'], ...rows]
}

/** Recorded look-ups against dossiers × registries × subjects. */
export function recordedTable({ recorded }: Run): Table {
  const rows = recorded.map(({ section, dossiers, expected, recorded }) => [
    section,
    String(dossiers),
    String(expected),
    String(recorded),
    expected === recorded ? 'equal' : 'NOT EQUAL',
  ])
  return [['what', 'dossiers', 'look-ups expected', 'recorded', 'verdict'], ...rows]
}

function at(sections: readonly SectionFigures[], name: string): (readonly [SectionFigures, LevelFigures])[] {
  return sections.flatMap((section) => {
    const figures = section.levels.find(({ level }) => level === name)
    return figures ? [[section, figures] as const] : []
  })
}

/** A table in Markdown. */
export function markdown([head = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
