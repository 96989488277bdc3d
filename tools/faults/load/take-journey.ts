import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { canaries } from '../../../test/system/canaries.js'
import { socialHousingAnswers, type DossierBody, type Snapshot } from '../../../test/system/client.js'
import { claimsOf, personaOf } from '../../../test/system/system.js'
import type { Random } from '../../../libs/registry/src/generator/random.js'
import type { Rig } from '../rig.js'
import type { Doors, Told } from './door.js'
import type { Journal, Journey } from './journal.js'

/** What a journey is made with. */
export interface Traveller {
  rig: Rig
  doors: Doors
  journal: Journal
  random: Random
  /** Begins nothing new any more. */
  isOver: () => boolean
  name: string
}

type Send = <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Told<T>>

/** Opens, fills, answers, disputes, submits and handles one dossier, as far as it gets, and writes down all it was told. */
export async function takeJourney(traveller: Traveller): Promise<void> {
  const { rig, doors, journal, random } = traveller
  const persona = random.pick(['lan', 'lan', 'minh', 'tuan'])
  const journey: Journey = {
    subject: `${persona}.${randomUUID()}`,
    persona,
    keyed: random.chance(60),
    opened: [],
    snapshots: [],
    answers: [],
    submissions: [],
    corrections: [],
    acts: [],
  }
  journal.journeys.push(journey)
  const token = rig.system.issuer.token({ ...claimsOf(personaOf(persona)), sub: journey.subject })
  const send: Send = (...request) => doors.send(token, ...request)
  await open(journey, send, traveller)
  if (!journey.id) return
  const snapshot = await prefill(journey, send, traveller)
  if (!snapshot || random.chance(15)) return
  if (random.chance(40)) await correct(journey, snapshot, send, traveller)
  for (let times = random.int(1, 3); times > 0; times--) await answer(journey, send, traveller)
  await submit(journey, send, traveller)
  if (persona === 'lan' && journey.submissions.some(({ outcome }) => outcome === 'acknowledged')) {
    await handle(journey, traveller)
  }
  await lookAgain(journey, send, traveller)
}

/** Tries until the outcome is known, or the journey has lost patience; without a key a lost open is not tried again. */
async function open(journey: Journey, send: Send, { random, isOver }: Traveller): Promise<void> {
  const headers: Record<string, string> = journey.keyed ? { 'idempotency-key': randomUUID() } : {}
  for (let times = 0; times < 8 && !isOver(); times++) {
    const told = await send<DossierBody>('POST', '/v1/dossiers', { procedure: '1.014632' }, headers)
    journey.opened.push({ sentAt: told.sentAt, outcome: told.outcome })
    if (told.outcome === 'acknowledged') journey.id = told.body.id
    if (told.outcome !== 'unknown' || !journey.keyed) return
    await pause(random.int(50, 600))
  }
}

/** Until everything was found, or five times: gaps are an answer too. */
async function prefill(
  journey: Journey,
  send: Send,
  { random, isOver, journal }: Traveller,
): Promise<Snapshot | undefined> {
  for (let times = 0; times < 5 && !isOver(); times++) {
    const told = await send<Snapshot>('POST', `/v1/dossiers/${journey.id}/prefill`, {})
    if (told.outcome === 'acknowledged') journey.snapshots.push(told.body)
    if (told.outcome === 'acknowledged' && told.body.summary.gaps === 0) journal.filledAt = told.sentAt
    if (told.outcome === 'acknowledged' && (told.body.summary.gaps === 0 || random.chance(20))) break
    await pause(random.int(50, 400))
  }
  return journey.snapshots.at(-1)
}

async function answer(journey: Journey, send: Send, { random }: Traveller): Promise<void> {
  const project = `${canaries.project} ${random.int(1, 1_000_000)}`
  const answers = { ...socialHousingAnswers, '/contact/phone': canaries.phone, '/request/project': project }
  const told = await send('PATCH', `/v1/dossiers/${journey.id}/answers`, { answers })
  journey.answers.push({ sentAt: told.sentAt, endedAt: told.endedAt, outcome: told.outcome, project })
}

async function correct(journey: Journey, { fields }: Snapshot, send: Send, { random }: Traveller): Promise<void> {
  const provided = fields.filter(({ status, concept }) => status === 'provided' && concept === 'tax.income.total')
  if (provided.length === 0) return
  const { path } = random.pick(provided)
  const [key, claimedValue] = [randomUUID(), random.int(1, 2_000_000_000)]
  const headers: Record<string, string> = journey.keyed ? { 'idempotency-key': key } : {}
  const body = { path, claimedValue, reason: canaries.correctionReason }
  for (let times = 0; times < 4; times++) {
    const told = await send<{ correctionId: string }>('POST', `/v1/dossiers/${journey.id}/corrections`, body, headers)
    const { sentAt, outcome } = told
    const correctionId = outcome === 'acknowledged' ? told.body.correctionId : undefined
    journey.corrections.push({ sentAt, outcome, key, claimedValue, path, correctionId })
    if (outcome !== 'unknown' || !journey.keyed) return
  }
}

/** Sometimes with a double click; a snapshot that has changed is fetched anew. */
async function submit(journey: Journey, send: Send, { random, isOver }: Traveller): Promise<void> {
  for (let times = 0; times < 6 && !isOver(); times++) {
    const body = { snapshotId: journey.snapshots.at(-1)?.snapshotId, declaration: true }
    const clicks = random.chance(25) ? 2 : 1
    const told = await Promise.all(
      Array.from({ length: clicks }, () =>
        send<{ code: string; dueAt: string }>('POST', `/v1/dossiers/${journey.id}/submission`, body),
      ),
    )
    for (const { sentAt, outcome, body: receipt } of told)
      journey.submissions.push({
        sentAt,
        outcome,
        ...(outcome === 'acknowledged' ? { code: receipt.code, dueAt: receipt.dueAt } : {}),
      })
    if (told.some(({ outcome }) => outcome === 'acknowledged')) return
    if (told.some(({ problem }) => problem === 'dossier_incomplete')) return
    if (told.some(({ problem }) => problem === 'snapshot_changed')) {
      const seen = await send<Snapshot>('GET', `/v1/dossiers/${journey.id}/snapshot`)
      if (seen.outcome === 'acknowledged') journey.snapshots.push(seen.body)
    }
    await pause(random.int(50, 500))
  }
}

/** The official of the commune takes one step after the other, each on the version she sees. */
async function handle(journey: Journey, { rig, doors, random, isOver }: Traveller): Promise<void> {
  const token = rig.system.issuer.token(claimsOf(personaOf('official-dai-mo')))
  for (const action of ['accept', 'start', 'complete', 'returnResult'].slice(0, random.int(1, 4))) {
    for (let times = 0; times < 4 && !isOver(); times++) {
      const seen = await doors.send<DossierBody>(token, 'GET', `/v1/dossiers/${journey.id}`)
      if (seen.outcome !== 'acknowledged') continue
      if (!seen.body.allowedActions.includes(action)) break
      const path = `/v1/dossiers/${journey.id}/actions`
      const told = await doors.send(token, 'POST', path, { action }, { 'if-match': seen.etag })
      journey.acts.push({ sentAt: told.sentAt, outcome: told.outcome, action })
      if (told.outcome !== 'unknown') break
    }
  }
}

/** What was acknowledged is seen by the next reader, at whichever instance she asks. */
async function lookAgain(journey: Journey, send: Send, { journal }: Traveller): Promise<void> {
  const seen = await send<DossierBody>('GET', `/v1/dossiers/${journey.id}`)
  if (seen.outcome !== 'acknowledged') return
  const receipt = journey.submissions.find(({ outcome }) => outcome === 'acknowledged')
  if (receipt && (seen.body.status === 'draft' || seen.body.code !== receipt.code)) {
    journal.outrage(`Dossier ${journey.id} was submitted as ${receipt.code} and is read as ${seen.body.status}.`)
  }
}
