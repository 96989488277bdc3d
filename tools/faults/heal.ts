import { setTimeout as pause } from 'node:timers/promises'
import { claimsOf, personaOf } from '../../test/system/system.js'
import { Client, type Snapshot } from '../../test/system/client.js'
import { socialHousingAnswers } from '../../test/system/client.js'
import { registryBooks } from './checks/registry-books.js'
import type { Supervised } from './supervised.js'
import type { Rig } from './rig.js'

/** How the system came back when nothing disturbed it any more. */
export interface Recovery {
  /** Milliseconds until every instance was ready. */
  readyAfter: number
  /** Milliseconds, from then on, until forms were filled without a gap at every gateway. */
  wholeAfter: number
  findings: string[]
}

const readyWithin = 90_000
const wholeWithin = 20_000
const emptyWithin = 30_000

/** Ends every fault; settles when the system works as a whole again and what waited has been carried out, or never will. */
export async function heal(rig: Rig): Promise<Recovery> {
  const findings: string[] = []
  for (const instance of rig.instances) {
    rig.shiftClock(instance, 0)
    rig.letLie(instance, '')
    instance.resume()
    instance.release()
  }
  rig.kafka.resume()
  await rig.restartServers()
  const healed = Date.now()
  for (const instance of rig.instances) findings.push(...(await isReady(instance, healed + readyWithin)))
  const ready = Date.now()
  const gaps = await Promise.all(rig.system.urls.map((url) => isWhole(rig, url, ready + wholeWithin)))
  findings.push(...gaps.flat())
  if (findings.length > 0) findings.push(await whatHolds(rig))
  const whole = Date.now()
  const redriven = await Promise.all(rig.instances.map((instance) => redrive(instance)))
  findings.push(...redriven.flat())
  await outboxesEmpty(rig, Date.now() + emptyWithin)
  return { readyAfter: ready - healed, wholeAfter: whole - ready, findings }
}

async function isReady({ process, name }: Supervised, deadline: number): Promise<string[]> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${process.healthPort}/health/ready`, {
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined)
    if (answer?.status === 200) return []
    const missing = (await answer?.text().catch(() => '')) ?? 'no answer.'
    if (Date.now() > deadline) return [`${name} is not ready ${readyWithin / 1000} s after the last fault: ${missing}`]
    await pause(100)
  }
}

/** What whoever reads the report needs to find the cause: who reads what of the bus, and the last words of each process. */
async function whatHolds(rig: Rig): Promise<string> {
  const readers = await rig
    .broker((view) => view.readers(''))
    .catch((error: unknown) => [`Nobody can say who reads: ${(error as Error).message}`])
  const words = rig.instances.map(({ name, process }) => [
    `The last words of ${name}:`,
    ...process.output.trimEnd().split('\n').slice(-12),
  ])
  return [readers, ...words].flat().join('\n        ')
}

/** Five forms after each other are filled without a gap and submitted. */
async function isWhole({ system }: Rig, url: string, deadline: number): Promise<string[]> {
  const client = new Client(url, system.issuer.token({ ...claimsOf(personaOf('lan')), sub: `healed.${url}` }))
  let failure = ''
  for (let good = 0; good < 5;) {
    failure = await fillOne(client)
    good = failure === '' ? good + 1 : 0
    if (failure !== '' && Date.now() > deadline)
      return [`${url} does not work as a whole ${wholeWithin / 1000} s after all were ready: ${failure}`]
  }
  return []
}

async function fillOne(client: Client): Promise<string> {
  try {
    const { id } = await client.open('1.014632')
    const { snapshotId, fields, summary }: Snapshot = await client.prefill(id)
    if (summary.gaps > 0) return fields.flatMap(({ path, gap }) => (gap ? [`${path} ${gap.kind}`] : [])).join(', ')
    await client.answer(id, socialHousingAnswers)
    await client.submit(id, snapshotId)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** Each parked key is tried once more; with connections that are still dying a key can take ten seconds. */
async function redrive({ name, process }: Supervised): Promise<string[]> {
  const address = `http://127.0.0.1:${process.healthPort}/redrive`
  const answer = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(120_000) }).catch(() => undefined)
  return answer?.status === 200 ? [] : [`${name} did not redrive its parked keys.`]
}

/** What is still in an outbox, or has not arrived, afterwards is for the checks to find. */
async function outboxesEmpty({ system }: Rig, deadline: number): Promise<void> {
  for (;;) {
    const [waiting] = await system.rows<{ count: number }>('dossiers', 'select count(*)::int as count from outbox')
    const opened = await system.rows<{ id: string }>('dossiers', 'select id from correction')
    const arrived = await Promise.all(
      registryBooks.map(({ host, schema }) =>
        system.rows<{ id: string }>(host, `select correction_id as id from ${schema}.correction_claim`),
      ),
    )
    if ((waiting?.count === 0 && arrived.flat().length >= opened.length) || Date.now() > deadline) return
    await pause(250)
  }
}
