import type { DossierBody } from '../../../test/system/client.js'
import type { Journey } from './journal.js'
import { answer, beginJourney, open, prefill, submit, type Send, type Traveller } from './steps.js'

const twins = [
  ['lan', 'minh'],
  ['minh', 'tuan'],
  ['tuan', 'lan'],
] as const

/**
 * Two people whom two issuers know under one subject, with one key: each has a dossier of their own, and neither can see,
 * change or remove that of the other.
 */
export async function takeTwinJourneys(traveller: Traveller): Promise<void> {
  const { random, rig } = traveller
  const [persona, other] = random.pick(twins)
  const own = beginJourney(traveller, persona)
  const { subject } = own.journey
  const theirs = beginJourney(traveller, other, { subject, issuer: rig.secondIssuer })
  theirs.journey.key = own.journey.key
  own.journey.twin = theirs.journey
  await Promise.all([own, theirs].map(({ journey, send }) => open(journey, send, traveller)))
  await Promise.all([
    meddle(own.journey, theirs.send, traveller),
    meddle(theirs.journey, own.send, traveller),
    fill(own, traveller),
    fill(theirs, traveller),
  ])
}

async function fill({ journey, send }: { journey: Journey; send: Send }, traveller: Traveller): Promise<void> {
  if (!journey.id || !(await prefill(journey, send, traveller))) return
  await answer(journey, send, traveller)
  await submit(journey, send, traveller)
}

/** What somebody tries who has the address of another's dossier; nothing of it may succeed. */
async function meddle({ id }: Journey, send: Send, { journal }: Traveller): Promise<void> {
  if (!id) return
  const path = `/v1/dossiers/${id}`
  const mayRefuse = ['dossier_not_found']
  const tries = [
    await send<DossierBody>('GET', path, undefined, { mayRefuse }),
    await send('POST', `${path}/prefill`, {}, { mayRefuse }),
    await send('PATCH', `${path}/answers`, { answers: { '/request/province': '48' } }, { mayRefuse }),
    await send('DELETE', path, undefined, { mayRefuse }),
  ]
  const list = await send<{ items: { id: string }[] }>('GET', '/v1/dossiers?limit=100')
  const isListed = list.outcome === 'acknowledged' && list.body.items.some((item) => item.id === id)
  if (isListed || tries.some(({ outcome }) => outcome === 'acknowledged'))
    journal.outrage(`Dossier ${id} was open to the same subject at another issuer.`)
}
