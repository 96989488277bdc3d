import { Issuer } from '../journey/issuer.js'
import { applicantsOf, procedure, type Applicant } from '../journey/applicants.js'
import { prefillOf, type Draft } from '../journey/dossiers.js'
import { RunningSystem } from '../journey/running-system.js'
import { allInOne } from '../journey/topology.js'
import type { LoadJobEnd } from '../load/driver.js'
import { warmUp, type Level } from '../load/level.js'
import { Worker } from '../processes/worker.js'
import { say } from '../progress.js'
import { columns } from '../report/print.js'
import { Surroundings } from '../surroundings.js'

/** How much longer the other office's slowest prefills may take while one office floods. */
const most = 1.2

/** The office that floods, with as many prefills in flight as the gateway takes of one, and the other one. */
const flood = { authority: 'H26.00637', level: { kind: 'inFlight', inFlight: 120 } satisfies Level }
const other = { authority: 'H26.00004', perSecond: 10 }

/** Rounds of the flood's drafts; it never runs out of them before the other office has ended. */
const floodedPerSecond = 250

/**
 * `npm run bench -- --fairness`: how long the prefills of one office take, alone and while another office sends as many as it
 * can. All services in one process on the local bus.
 */
export async function measureFairness({ people, seconds }: { people: number; seconds: number }): Promise<void> {
  const surroundings = await Surroundings.start(people)
  const issuer = await Issuer.create()
  const system = await RunningSystem.start(allInOne, surroundings, issuer.setting, undefined)
  const [flooding, asking] = await Promise.all([
    Worker.start('flood', 'load/driver.js'),
    Worker.start('other', 'load/driver.js'),
  ])
  try {
    const applicants = applicantsOf(people)['one-wave']
    const draftsOf = async (authority: string, count: number) =>
      openAtCounter(asking, system.port, { applicants, count, token: await issuer.tokenForOfficial(authority) })
    const job = (drafts: Draft[], level: Level, howLong: number) => {
      return { port: system.port, level, seconds: howLong, requests: drafts.map(prefillOf), once: true }
    }
    const askOnce = async () => {
      const drafts = await draftsOf(other.authority, other.perSecond * seconds)
      const level: Level = { kind: 'openLoop', perSecond: other.perSecond }
      return () => asking.call<LoadJobEnd>('load', job(drafts, level, seconds))
    }
    await asking.call<LoadJobEnd>('load', job(await draftsOf(flood.authority, 1500), warmUp.level, warmUp.seconds))
    const { figures: alone } = await (await askOnce())()
    const ask = await askOnce()
    const flooded = await draftsOf(flood.authority, floodedPerSecond * (seconds + 2))
    const flooder = flooding.call<LoadJobEnd>('load', job(flooded, flood.level, seconds + 2))
    const { figures: beside } = await ask()
    const { figures: of } = await flooder
    const ratio = beside.p99 / alone.p99
    const line = (name: string, { completed, failed, p50, p99 }: typeof alone) =>
      [name, completed, failed, p50, p99].map(String)
    say(
      columns([
        ['prefills', 'done', 'failed', 'p50 ms', 'p99 ms'],
        line('another office, alone', alone),
        line('another office, beside the flood', beside),
        line('the office that floods', of),
      ]),
    )
    say(`p99 × ${ratio.toFixed(2)}, at most × ${most}: ${ratio <= most ? 'met' : 'missed'}.`)
  } finally {
    await Promise.all([flooding.stop(), asking.stop(), system.stop()])
    await surroundings.stop()
  }
}

/** Drafts an official opens at the counter for people who come there. */
async function openAtCounter(
  driver: Worker,
  port: number,
  { applicants, count, token }: { applicants: readonly Applicant[]; count: number; token: string },
): Promise<Draft[]> {
  const requests = Array.from({ length: count }, (_, index) => {
    const { personId, name: fullName, birthDate } = applicants[index % applicants.length] as Applicant
    return { path: '/v1/dossiers', body: { procedure, applicant: { personId, fullName, birthDate } }, token }
  })
  const level: Level = { kind: 'inFlight', inFlight: 24 }
  const job = { port, level, seconds: 600, requests, once: true, collectIds: true }
  const { ids, statuses } = await driver.call<LoadJobEnd>('load', job)
  const drafts = ids.flatMap((id) => (id ? [{ id, token }] : []))
  if (drafts.length < count) throw new Error(`${drafts.length} of ${count} drafts: ${JSON.stringify(statuses)}`)
  return drafts
}
