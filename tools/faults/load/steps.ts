import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '#sandbox'
import { canaries } from '../../../test/system/canaries.js'
import { socialHousingAnswers, type DossierBody, type Snapshot } from '../../../test/system/client.js'
import type { TestIssuer } from '../../../test/system/issuer.js'
import { claimsOf, personaOf } from '../../../test/system/system.js'
import type { Rig } from '../rig.js'
import type { Doors, Request, Told } from './door.js'
import type { Journal, Journey } from './journal.js'

/** What a journey is made with. */
export interface Traveller {
  rig: Rig
  doors: Doors
  journal: Journal
  random: Random
  /** Begins nothing new any more. */
  isOver: () => boolean
}

/** Sends as somebody who is signed in. */
export type Send = <T>(method: string, path: string, body?: unknown, request?: Request) => Promise<Told<T>>

/** Refusals that are right while something else is being done to the same dossier. */
export const rightInRaces = ['dossier_changed', 'snapshot_not_found', 'dossier_not_found'] as const

/** A journey that begins, written down, and its own way to the doors. */
export function beginJourney(
  { rig, doors, journal, random }: Traveller,
  persona: string,
  as: { subject?: string; issuer?: TestIssuer } = {},
): { journey: Journey; send: Send } {
  const issuer = as.issuer ?? rig.system.issuer
  const journey: Journey = {
    subject: as.subject ?? `${persona}.${randomUUID()}`,
    issuer: issuer.issuer,
    persona,
    key: random.chance(60) ? randomUUID() : undefined,
    opened: [],
    snapshots: [],
    answers: [],
    submissions: [],
    corrections: [],
    acts: [],
    removals: [],
  }
  journal.journeys.push(journey)
  const token = issuer.token({ ...claimsOf(personaOf(persona)), sub: journey.subject })
  return { journey, send: (...request) => doors.send(token, ...request) }
}

/** Tries until the outcome is known, or the journey has lost patience; without a key a lost open is not tried again. */
export async function open(
  journey: Journey,
  send: Send,
  { random, isOver }: Traveller,
  body: { procedure: string; subjects?: object[] } = { procedure: '1.014632' },
): Promise<void> {
  for (let times = 0; times < 8 && !isOver(); times++) {
    const told = await send<DossierBody>('POST', '/v1/dossiers', body, { headers: keyOf(journey) })
    journey.opened.push({ sentAt: told.sentAt, outcome: told.outcome })
    if (told.outcome === 'acknowledged') journey.id = told.body.id
    if (told.outcome !== 'unknown' || !journey.key) return
    await pause(random.int(50, 600))
  }
}

/** The header by which opening again is opening once; none where the journey has no key. */
export function keyOf({ key }: Journey): Record<string, string> {
  return key ? { 'idempotency-key': key } : {}
}

/** Until everything was found, or five times: gaps are an answer too. */
export async function prefill(
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

export async function answer(journey: Journey, send: Send, { random }: Traveller, request?: Request): Promise<void> {
  const project = `${canaries.project} ${random.int(1, 1_000_000)}`
  const answers = { ...socialHousingAnswers, '/contact/phone': canaries.phone, '/request/project': project }
  const told = await send('PATCH', `/v1/dossiers/${journey.id}/answers`, { answers }, request)
  journey.answers.push({ sentAt: told.sentAt, endedAt: told.endedAt, outcome: told.outcome, project })
}

/** Sometimes with a double click; a snapshot that has changed is fetched anew. */
export async function submit(
  journey: Journey,
  send: Send,
  { random, isOver }: Traveller,
  { request, more = {} }: { request?: Request; more?: object } = {},
): Promise<void> {
  for (let times = 0; times < 6 && !isOver(); times++) {
    const body = { snapshotId: journey.snapshots.at(-1)?.snapshotId, declaration: true, ...more }
    const clicks = random.chance(25) ? 2 : 1
    const told = await Promise.all(
      Array.from({ length: clicks }, () =>
        send<{ code: string; dueAt: string }>('POST', `/v1/dossiers/${journey.id}/submission`, body, request),
      ),
    )
    for (const { sentAt, outcome, body: receipt } of told)
      journey.submissions.push({
        sentAt,
        outcome,
        snapshotId: body.snapshotId,
        ...(outcome === 'acknowledged' ? { code: receipt.code, dueAt: receipt.dueAt } : {}),
      })
    if (told.some(({ outcome }) => outcome === 'acknowledged')) return
    if (told.some(({ problem }) => ['dossier_incomplete', 'dossier_not_found', 'snapshot_not_found'].includes(problem)))
      return
    if (told.some(({ problem }) => problem === 'snapshot_changed')) {
      const seen = await send<Snapshot>('GET', `/v1/dossiers/${journey.id}/snapshot`, undefined, request)
      if (seen.outcome === 'acknowledged') journey.snapshots.push(seen.body)
    }
    await pause(random.int(50, 500))
  }
}
