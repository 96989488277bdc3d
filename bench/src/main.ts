import 'reflect-metadata'
import { answerHelp } from '#platform'
import { measureCatalogue } from './catalogue/measure-catalogue.js'
import { measureCeiling } from './ceiling/measure-ceiling.js'
import { measureClock } from './clock/measure-clock.js'
import { measureDirect } from './direct/measure-direct.js'
import { measureFairness } from './fairness/measure-fairness.js'
import { applicantsOf, type Applicant } from './journey/applicants.js'
import { Issuer } from './journey/issuer.js'
import { measureJourney, type JourneyPlan } from './journey/measure-journey.js'
import { allInOne, apart, together } from './journey/topology.js'
import { readListOptions } from './lists/list-options.js'
import { measureLists } from './lists/measure-lists.js'
import { busy, halfLoad, nameOf, type Level } from './load/level.js'
import { describeMachine } from './machine.js'
import { readOptions, type Options } from './options.js'
import { say, tellTerminal } from './progress.js'
import { printRun } from './report/print.js'
import type { Run } from './report/run.js'
import { writeRun } from './report/write.js'
import { measureScale } from './scale/measure-scale.js'
import { reportScale } from './scale/report-scale.js'
import { readScaleOptions } from './scale/scale-options.js'
import { levelOf } from './section.js'
import { messageSizes } from './sizes.js'
import { measureStock } from './stock/measure-stock.js'
import { Surroundings } from './surroundings.js'

/** `npm run bench`: everything in one run, one after the other, on the same broker and database. */
async function bench(options: Options): Promise<void> {
  const { only, people, levels, seconds } = options
  say(`Starting Kafka and PostgreSQL, generating ${people} people …`)
  const surroundings = await Surroundings.start(people)
  endWith(surroundings)
  const run: Run = {
    at: new Date().toISOString(),
    machine: describeMachine(),
    people,
    seconds,
    messageSizes,
    sections: [],
    recorded: [],
  }
  try {
    await measureParts(run, surroundings, options)
    if (only.has('e') && only.size > 1) {
      const same = [...levels.filter((level) => nameOf(level) === busy), ...ratesOf(run)]
      const again = await measureCeiling(surroundings, same, seconds, tellTerminal)
      run.sections.push({ ...again, key: 'e-again', title: 'kafkajs alone, again at the end' })
    }
  } finally {
    await surroundings.stop()
  }
  printRun(run)
  writeRun(run, options)
}

/** The rates at which the journeys were driven at half of their capacity: what kafkajs alone does then is what theirs is held against. */
function ratesOf({ sections }: Run): Level[] {
  const rates = sections
    .filter(({ key }) => key.startsWith('a-') && key.endsWith('one-wave'))
    .flatMap((section) => levelOf(section, halfLoad)?.offered ?? [])
  return rates.map((perSecond) => ({ kind: 'openLoop', perSecond }))
}

/** A benchmark that is told to stop leaves no broker and no database behind. */
function endWith(surroundings: Surroundings): void {
  const stop = () => void surroundings.stop().finally(() => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

async function measureParts(
  run: Run,
  surroundings: Surroundings,
  { only, people, levels, seconds, profile }: Options,
): Promise<void> {
  const applicants = applicantsOf(people)
  const inFlight = levels.filter(({ kind }) => kind === 'inFlight')
  if (only.has('e')) run.sections.push(await measureCeiling(surroundings, inFlight, seconds, tellTerminal))
  if (only.has('b')) run.sections.push(await measureStock(surroundings, levels, seconds, tellTerminal))
  if (only.has('c')) {
    const ids = applicants['one-wave'].map(({ personId }) => personId)
    run.sections.push(await measureDirect(surroundings, ids, levels, seconds, tellTerminal))
  }
  const topologies = [...(only.has('d') ? [allInOne] : []), ...(only.has('a') ? [together, apart] : [])]
  if (topologies.length === 0) return
  const issuer = await Issuer.create()
  const signIn = (list: Applicant[]) =>
    Promise.all(list.map(async (applicant) => ({ ...applicant, token: await issuer.tokenFor(applicant) })))
  const citizens = {
    'one-wave': await signIn(applicants['one-wave']),
    'two-wave': await signIn(applicants['two-wave']),
  }
  say(`${citizens['one-wave'].length} applicants for one wave, ${citizens['two-wave'].length} for two.`)
  const plan: JourneyPlan = {
    surroundings,
    citizens,
    issuers: issuer.setting,
    levels,
    seconds,
    profile,
    report: tellTerminal,
  }
  for (const topology of topologies) {
    const { sections, recorded, messageSizes } = await measureJourney(topology, plan)
    run.sections.push(...sections)
    run.recorded.push(...recorded)
    run.measuredSizes ??= messageSizes
  }
}

/** `npm run bench -- --scale` */
async function benchScale(words: string[]): Promise<void> {
  const options = readScaleOptions(words)
  reportScale(await measureScale(options), options)
}

answerHelp(`npm run bench [-- --only e,b,c,d,a] [--quick] [--seconds 10] [--people 20000] [--levels …] [--json FILE] [--profile DIR]
npm run bench -- --clock
npm run bench -- --catalogue
npm run bench -- --fairness [--quick]
npm run bench -- --lists [--rows 3000000] [--times 40] [--directory DIR] [--json FILE]
npm run bench -- --scale [--people-small …] [--people-large …] [--dossiers …] [--seconds …] [--rounds …] [--minutes …] [--rate …]
Measures the system on a broker and a database of its own and prints the figures.`)
try {
  const words = process.argv.slice(2)
  if (words.includes('--clock')) measureClock()
  else if (words.includes('--catalogue')) await measureCatalogue()
  else if (words.includes('--fairness'))
    await measureFairness({ people: 20_000, seconds: words.includes('--quick') ? 4 : 20 })
  else if (words.includes('--lists')) await measureLists(readListOptions(words))
  else await (words.includes('--scale') ? benchScale(words) : bench(readOptions(words)))
} catch (error) {
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n`)
  process.exitCode = 1
}
