import { setTimeout as pause } from 'node:timers/promises'
import type { DossierBody, Snapshot } from '../../../test/system/client.js'
import { isRemoved, type Journey } from './journal.js'
import { answer, beginJourney, keyOf, open, prefill, rightInRaces, submit, type Send, type Traveller } from './steps.js'

const mayRefuse = [...rightInRaces, 'only_drafts_can_be_removed']

/**
 * While the registries are asked anew, the draft is submitted, changed or removed, at any instances: one of them wins, and
 * what it left is what is kept.
 */
export async function takeRaceJourney(traveller: Traveller): Promise<void> {
  const { random, isOver } = traveller
  const { journey, send } = beginJourney(traveller, random.pick(['lan', 'minh', 'tuan']))
  await open(journey, send, traveller)
  if (!journey.id || !(await prefill(journey, send, traveller))) return
  await answer(journey, send, traveller)
  const against = random.pick([
    ['submit'],
    ['submit', 'answer'],
    ['submit', 'prefill'],
    ['remove'],
    ['remove', 'prefill'],
    ['submit', 'remove'],
  ])
  const window = random.pick([40, 200, 900])
  const doings: Record<string, () => Promise<unknown>> = {
    submit: () => submit(journey, send, traveller, { request: { mayRefuse } }),
    answer: () => answer(journey, send, traveller, { mayRefuse }),
    prefill: () => prefillOnce(journey, send),
    remove: () => remove(journey, send, traveller),
  }
  if (isOver()) return
  await Promise.all([
    prefillOnce(journey, send),
    ...against.map(async (doing) => {
      await pause(random.int(0, window))
      await doings[doing]?.()
    }),
  ])
  if (against.includes('remove')) await lookForRemoved(journey, send, traveller)
}

/** One prefill that something else may overtake. */
export async function prefillOnce(journey: Journey, send: Send): Promise<void> {
  const told = await send<Snapshot>('POST', `/v1/dossiers/${journey.id}/prefill`, {}, { mayRefuse })
  if (told.outcome === 'acknowledged') journey.snapshots.push(told.body)
}

/** Until it is known whether the draft is gone; one that is not there, though its owner asks, has been removed. */
async function remove(journey: Journey, send: Send, { isOver }: Traveller): Promise<void> {
  for (let times = 0; times < 4 && !isOver(); times++) {
    const told = await send('DELETE', `/v1/dossiers/${journey.id}`, undefined, { mayRefuse })
    const isGone = told.problem === 'dossier_not_found'
    journey.removals.push({ sentAt: told.sentAt, outcome: isGone ? 'acknowledged' : told.outcome })
    if (told.outcome !== 'unknown') return
    await pause(100)
  }
}

/** A removed draft is nowhere any more, also for the key that opened it. */
async function lookForRemoved(journey: Journey, send: Send, { journal }: Traveller): Promise<void> {
  if (!isRemoved(journey)) return
  const seen = [await send<DossierBody>('GET', `/v1/dossiers/${journey.id}`, undefined, { mayRefuse })]
  const again = { headers: keyOf(journey), mayRefuse }
  if (journey.key) seen.push(await send('POST', '/v1/dossiers', { procedure: '1.014632' }, again))
  if (seen.some(({ outcome }) => outcome === 'acknowledged'))
    journal.outrage(`Dossier ${journey.id} was removed and is there.`)
}
