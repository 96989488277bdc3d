import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { replaceFigures } from '../report/markdown.js'
import { markdown, type Table } from '../report/tables.js'
import { columns } from '../report/print.js'
import { say } from '../progress.js'
import { repository } from '../repository.js'
import type { ScaleOptions } from './scale-options.js'
import { medianOf, type Comparison, type ScaleRun } from './scale-run.js'

/** What ten times as many people may cost: at least this part of the throughput is left. */
const wantedOfSize = 0.9

/** Prints the tables and keeps the run as JSON; a complete one replaces the figures of docs/benchmarks.md. */
export function reportScale(run: ScaleRun, { json, isComplete }: ScaleOptions): void {
  const tables = [comparisonTable(run), memoryTable(run)]
  for (const table of tables) say(columns(table))
  const files = [join(repository, 'bench', 'results', 'scale.json'), ...(json ? [resolve(json)] : [])]
  if (isComplete) files.push(join(repository, 'docs', 'benchmarks-scale.json'))
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`)
  }
  if (isComplete) replaceFigures('scale figures', [introduction(run), ...tables.map(markdown)].join('\n\n'))
}

function introduction({ at, machine, dossiers, seconds, loading, memory }: ScaleRun): string {
  const loaded = Object.entries(loading).map(([people, took]) => `${people} people in ${took} s`)
  return (
    `${at.slice(0, 10)}, ${machine.cores} cores (${machine.processor}), ${Math.round(machine.memoryMb / 1024)} GB, ${machine.system}, ` +
    `Node ${machine.node}; ${dossiers} dossiers at each size, ${seconds} s a measurement. Generated and loaded: ${loaded.join(', ')}. ` +
    `Memory: ${memory.minutes} min at ${memory.perSecond} prefills a second (${memory.load.failed} failed).`
  )
}

function comparisonTable({ size, exchanges }: ScaleRun): Table {
  return [
    ['compared', 'per second, each round', 'median', 'p99 ms', 'failed', 'ratio', 'wanted'],
    ...rowsOf(size, `at least ${wantedOfSize}`),
    ...rowsOf(exchanges, '–'),
  ]
}

function rowsOf({ one, other, ratio }: Comparison, wanted: string): Table {
  return [one, other].map((side) => [
    side.title,
    side.loads.map(({ throughput }) => throughput.toFixed(0)).join(', '),
    medianOf(side).toFixed(0),
    side.loads.map(({ p99 }) => p99.toFixed(0)).join(', '),
    String(side.loads.reduce((sum, { failed }) => sum + failed, 0)),
    side === other ? String(ratio) : '',
    side === other ? wanted : '',
  ])
}

function memoryTable({ memory: { minutes, processes } }: ScaleRun): Table {
  return [
    ['service', 'MB at first', `after ${minutes} min`, 'at most', 'MB a minute, second half'],
    ...processes.map(({ name, first, last, greatest, slope }) => [
      name,
      String(first),
      String(last),
      String(greatest),
      String(slope),
    ]),
  ]
}
