import { busy } from '../load/level.js'
import { say } from '../progress.js'
import type { Run } from './run.js'
import {
  costTable,
  hopTable,
  keptTable,
  memoryTable,
  recordedTable,
  targetTable,
  throughputTable,
  type Table,
} from './tables.js'

/** Writes the run's tables to the terminal. */
export function printRun(run: Run): void {
  say(columns(throughputTable(run.sections)))
  say(columns(costTable(run.sections, busy)))
  say(columns(costTable(run.sections, '1 in flight')))
  say(columns(keptTable(run.sections)))
  say(columns(hopTable(run.sections, busy)))
  say(columns(memoryTable(run.sections, busy)))
  if (run.recorded.length > 0) say(columns(recordedTable(run)))
  say(columns(targetTable(run)))
}

/** A table as text, its columns in line. */
export function columns(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `\n${lines.join('\n')}\n`
}
