import { readFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { brokersOf, coresOf, growthOf, type CapacityInputs } from './capacity.rules.js'

const page = 'docs/capacity.md'
const marks = ['<!-- figures: written by npm run docs from docs/capacity.json -->', '<!-- end of figures -->'] as const

/** docs/capacity.md with its figures calculated anew from docs/capacity.json. */
export async function capacityPage(): Promise<string> {
  const inputs = JSON.parse(readFileSync('docs/capacity.json', 'utf8')) as CapacityInputs
  const [before = '', rest = ''] = readFileSync(page, 'utf8').split(marks[0])
  const [, after = ''] = rest.split(marks[1])
  const text = `${before}${marks[0]}\n\n${figuresOf(inputs)}\n\n${marks[1]}${after}`
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' })
}

function figuresOf(inputs: CapacityInputs): string {
  return [assumptions(inputs), growth(inputs), cores(inputs), brokers(inputs)].join('\n\n')
}

function assumptions({ year, load, measured }: CapacityInputs): string {
  const { dossiers, draftsPerDossier, prefillsPerDossier, lookupsPerPrefill, eventsPerDossier } = year
  return `${measured}

A year: ${millions(dossiers)} dossiers; for each ${draftsPerDossier} drafts that are never submitted, ${prefillsPerDossier} prefills of ${lookupsPerPrefill} look-ups, ${eventsPerDossier} lines of history. Sustained ${load.lookupsSustained} look-ups/s, in a burst ${load.lookupsBurst}; ${load.submissionsBurst} submissions/s.`
}

function growth(inputs: CapacityInputs): string {
  const { databaseCopies, diskFull } = inputs.headroom
  const tables = growthOf(inputs)
  const total = tables.reduce((sum, { bytesAYear }) => sum + bytesAYear, 0)
  const bytes = new Map(inputs.tables.map(({ table, bytes: each }) => [table, each]))
  const rows = tables.map(({ service, table, rows: count, bytesAYear, bytesKept }) =>
    row([
      service,
      table,
      millions(count),
      `${bytes.get(table)}`,
      terabytes(bytesAYear),
      bytesKept === undefined ? 'all' : terabytes(bytesKept),
    ]),
  )
  return `### Disks

rows × bytes of a row with its indexes (a look-up's: dossiers × (1 + drafts) × prefills × look-ups):

${head(['service', 'table', 'rows a year', 'bytes a row', 'TB a year', 'TB kept'])}
${rows.join('\n')}

Together ${terabytes(total)} TB a year; ${terabytes((total * databaseCopies) / diskFull)} TB of disk a year with ${databaseCopies} servers (primary and standby) whose disks are ${percent(diskFull)} full.`
}

function cores(inputs: CapacityInputs): string {
  const parts = coresOf(inputs)
  const milliseconds = new Map(inputs.processor.map((each) => [each.part, each.milliseconds]))
  const rows = parts.map(({ part, sustained, burst }) =>
    row([part, `${milliseconds.get(part)}`, sustained.toFixed(1), burst.toFixed(1)]),
  )
  const sum = (of: 'sustained' | 'burst') => parts.reduce((all, part) => all + part[of], 0).toFixed(1)
  return `### Cores

look-ups/s ÷ ${inputs.processorLookups} look-ups of the prefill that was measured × its milliseconds ÷ 1000 ÷ ${inputs.headroom.coresBusy} (no more of a core is busy):

${head(['part', 'ms a prefill', 'cores sustained', 'cores in a burst'])}
${rows.join('\n')}
${row(['all', '', sum('sustained'), sum('burst')])}`
}

function brokers(inputs: CapacityInputs): string {
  const { messagesBurst, writtenBurst, questionsHeld, factsHeld } = brokersOf(inputs)
  const { copies, questionSeconds, factDays, bytesPerLookup, bytesPerFact } = inputs.kafka
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0)
  return `### Brokers

In a burst ${messagesBurst} messages/s of questions and replies, ${megabytes(writtenBurst)} MB/s (${bytesPerLookup} bytes a look-up), ${megabytes(writtenBurst * copies)} MB/s with ${copies} copies. Held: ${gigabytes(questionsHeld)} GB of questions and replies (${questionSeconds} s), ${gigabytes(factsHeld)} GB of facts (${factDays} days, ${bytesPerFact} bytes each), copies included.`
}

function head(names: string[]): string {
  return `${row(names)}\n${row(names.map(() => '---'))}`
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`
}

function millions(count: number): string {
  return `${(count / 1e6).toFixed(0)} million`
}

function terabytes(bytes: number): string {
  return (bytes / 1e12).toFixed(2)
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
