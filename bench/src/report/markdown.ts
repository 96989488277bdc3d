import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../repository.js'
import type { Run } from './run.js'
import { costTable, hopTable, memoryTable, recordedTable, targetTable, throughputTable, type Table } from './tables.js'

const file = join(repository, 'docs', 'benchmarks.md')
const start = '<!-- figures: written by npm run bench -->'
const end = '<!-- end of figures -->'

/** Replaces the figures of docs/benchmarks.md; the words around them stay. */
export function writeMarkdown(run: Run): void {
  const text = readFileSync(file, 'utf8')
  const [before = '', rest = ''] = text.split(start)
  const after = rest.split(end)[1] ?? ''
  writeFileSync(file, `${before}${start}\n\n${figures(run)}\n\n${end}${after}`)
}

function figures(run: Run): string {
  const { machine, sections } = run
  const busy = '64 in flight'
  return [
    `${run.at.slice(0, 10)}, ${machine.cores} cores (${machine.processor}), ${Math.round(machine.memoryMb / 1024)} GB, ` +
      `${machine.system}, Node ${machine.node}; ${run.people} people, ${run.seconds} s per level. ` +
      `(e) again at the end, 64 in flight: ${run.ceilingAfterwards ?? '–'} fan-outs/s.`,
    '### Targets',
    markdown(targetTable(run)),
    '### Throughput and latency',
    markdown(throughputTable(sections)),
    `### Processor time per request at ${busy}`,
    markdown(costTable(sections, busy)),
    `### Memory`,
    markdown(memoryTable(sections, busy)),
    `### Hops at ${busy}`,
    markdown(hopTable(sections, busy)),
    '### Recorded look-ups',
    markdown(recordedTable(run)),
  ].join('\n\n')
}

function markdown([head = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
