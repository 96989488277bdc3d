import { randomUUID } from 'node:crypto'
import { canaries } from '../../../test/system/canaries.js'
import type { DossierBody, Snapshot } from '../../../test/system/client.js'
import { claimsOf, personaOf } from '../../../test/system/system.js'
import type { Journey } from './journal.js'
import { answer, beginJourney, open, prefill, submit, type Send, type Traveller } from './steps.js'

/** Opens, fills, answers, disputes, submits and handles one dossier, as far as it gets, and writes down all it was told. */
export async function takeJourney(traveller: Traveller): Promise<void> {
  const { random } = traveller
  const persona = random.pick(['lan', 'lan', 'minh', 'tuan'])
  const { journey, send } = beginJourney(traveller, persona)
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

async function correct(journey: Journey, { fields }: Snapshot, send: Send, { random }: Traveller): Promise<void> {
  const provided = fields.filter(({ status, concept }) => status === 'provided' && concept === 'tax.income.total')
  if (provided.length === 0) return
  const { path } = random.pick(provided)
  const [key, claimedValue] = [randomUUID(), random.int(1, 2_000_000_000)]
  const headers: Record<string, string> = journey.key ? { 'idempotency-key': key } : {}
  const body = { path, claimedValue, reason: canaries.correctionReason }
  for (let times = 0; times < 4; times++) {
    const told = await send<{ correctionId: string }>('POST', `/v1/dossiers/${journey.id}/corrections`, body, {
      headers,
    })
    const { sentAt, outcome } = told
    const correctionId = outcome === 'acknowledged' ? told.body.correctionId : undefined
    journey.corrections.push({ sentAt, outcome, key, claimedValue, path, correctionId })
    if (outcome !== 'unknown' || !journey.key) return
  }
}

/** The official of the commune takes one step after the other, each on the version they see. */
async function handle(journey: Journey, { rig, doors, random, isOver }: Traveller): Promise<void> {
  const token = rig.system.issuer.token(claimsOf(personaOf('official-dai-mo')))
  for (const action of ['accept', 'start', 'complete', 'returnResult'].slice(0, random.int(1, 4))) {
    for (let times = 0; times < 4 && !isOver(); times++) {
      const seen = await doors.send<DossierBody>(token, 'GET', `/v1/dossiers/${journey.id}`)
      if (seen.outcome !== 'acknowledged') continue
      if (!seen.body.allowedActions.includes(action)) break
      const path = `/v1/dossiers/${journey.id}/actions`
      const told = await doors.send(token, 'POST', path, { action }, { headers: { 'if-match': seen.etag } })
      journey.acts.push({ sentAt: told.sentAt, outcome: told.outcome, action })
      if (told.outcome !== 'unknown') break
    }
  }
}

/** What was acknowledged is seen by the next reader, at whichever instance they ask. */
async function lookAgain(journey: Journey, send: Send, { journal }: Traveller): Promise<void> {
  const seen = await send<DossierBody>('GET', `/v1/dossiers/${journey.id}`)
  if (seen.outcome !== 'acknowledged') return
  const receipt = journey.submissions.find(({ outcome }) => outcome === 'acknowledged')
  if (receipt && (seen.body.status === 'draft' || seen.body.code !== receipt.code)) {
    journal.outrage(`Dossier ${journey.id} was submitted as ${receipt.code} and is read as ${seen.body.status}.`)
  }
}
