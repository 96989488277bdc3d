import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { busy } from '../load/level.js'
import { repository } from '../repository.js'
import type { Run } from './run.js'
import {
  costTable,
  hopTable,
  keptTable,
  markdown,
  memoryTable,
  recordedTable,
  targetTable,
  throughputTable,
} from './tables.js'

const file = join(repository, 'docs', 'benchmarks.md')

/** Replaces the figures of docs/benchmarks.md; the words around them stay. */
export function writeMarkdown(run: Run): void {
  replaceFigures('figures', figures(run))
}

/** Replaces what stands between the two marks of some figures in docs/benchmarks.md. */
export function replaceFigures(name: 'figures' | 'scale figures', figures: string): void {
  const text = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`]
  const [before = '', rest = ''] = text.split(start)
  const after = rest.split(end)[1] ?? ''
  writeFileSync(file, `${before}${start}\n\n${figures}\n\n${end}${after}`)
}

function figures(run: Run): string {
  const { machine, sections } = run
  return [
    `${run.at.slice(0, 10)}, ${machine.cores} cores (${machine.processor}), ${Math.round(machine.memoryMb / 1024)} GB, ` +
      `${machine.system}, Node ${machine.node}; ${run.people} people, ${run.seconds} s per level.`,
    '### Targets',
    markdown(targetTable(run)),
    '### Throughput and latency',
    markdown(throughputTable(sections)),
    `### Processor time per request at ${busy}`,
    markdown(costTable(sections, busy)),
    '### Processor time per request at 1 in flight',
    markdown(costTable(sections, '1 in flight')),
    '### Bytes kept per prefill',
    markdown(keptTable(sections)),
    `### Memory`,
    markdown(memoryTable(sections, busy)),
    `### Hops at ${busy}`,
    markdown(hopTable(sections, busy)),
    '### Recorded look-ups',
    markdown(recordedTable(run)),
  ].join('\n\n')
}
