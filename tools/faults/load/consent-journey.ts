import { setTimeout as pause } from 'node:timers/promises'
import { claimsOf, personaOf } from '../../../test/system/system.js'
import type { Journey } from './journal.js'
import { prefillOnce } from './race-journey.js'
import { beginJourney, open, rightInRaces, submit, type Send, type Traveller } from './steps.js'

const marriage = '1.000894'
const role = 'partner'
/** Answers to every question of the form that no registry knows; what it may not ask about them is typed, too. */
const answers = {
  '/request/copies': 1,
  '/contact/phone': '0912345678',
}
/** Which marriage it is of the one who is divorced; of the other nobody is asked. */
const times = { minh: { '/request/partnerTimes': 2 }, hoa: { '/request/times': 2 } }
const mayRefuse = [...rightInRaces, 'consent_refused']

/**
 * Two people, each signed in: one names the other, who gives their consent and takes it back while the registries are asked
 * about them, and while the form is submitted, or just before or after that.
 */
export async function takeConsentJourney(traveller: Traveller): Promise<void> {
  const { random, isOver } = traveller
  const [applicant, partner] = random.pick([
    ['minh', 'hoa'],
    ['hoa', 'minh'],
  ] as const)
  const { journey, send } = beginJourney(traveller, applicant)
  const { personId, name: fullName, birthDate } = personaOf(partner)
  const subjects = [{ role, personId, fullName, birthDate }]
  await open(journey, send, traveller, { procedure: marriage, subjects })
  const asPartner = partnerOf(journey, partner, traveller)
  if (!journey.id || !(await consentIsGiven(journey, send, asPartner, fullName))) return
  await prefillOnce(journey, send)
  const known = journey.snapshots.at(-1)
  if (!known || isOver()) return
  const gaps = known.fields.filter(({ status }) => status === 'gap').map(({ path }) => [path, null] as const)
  // who is said to have no marital status is not asked which marriage it is
  const isStatusOpen = gaps.some(([path]) => path.endsWith('/maritalStatus'))
  const told = await send('PATCH', `/v1/dossiers/${journey.id}/answers`, {
    answers: { ...answers, ...(isStatusOpen ? {} : times[applicant]), ...Object.fromEntries(gaps) },
  })
  const withSubmission = told.outcome === 'acknowledged' && random.chance(60)
  const window = random.pick([40, 200, 900])
  await Promise.all([
    prefillOnce(journey, send),
    after(random.int(0, window), () => say(journey, asPartner, 'refused')),
    withSubmission &&
      after(random.int(0, window), () =>
        submit(journey, send, traveller, { request: { mayRefuse }, more: { receivedBy: 'H26.00637' } }),
      ),
  ])
  await prefillOnce(journey, send)
}

function partnerOf({ subject }: Journey, persona: string, { rig, doors }: Traveller): Send {
  const token = rig.system.issuer.token({ ...claimsOf(personaOf(persona)), sub: `${persona} for ${subject}` })
  return (...request) => doors.send(token, ...request)
}

/** True when both were told so at once: a word that may still be on its way could overtake a later one. */
async function consentIsGiven(journey: Journey, send: Send, asPartner: Send, person: string): Promise<boolean> {
  const asked = await send<{ id: string }>('POST', `/v1/dossiers/${journey.id}/consents`, { role })
  if (asked.outcome !== 'acknowledged') return false
  journey.consent = { id: asked.body.id, role, person, answers: [] }
  await say(journey, asPartner, 'given')
  const { answers: said } = journey.consent
  return said.length === 1 && said[0]?.outcome === 'acknowledged'
}

async function say(journey: Journey, send: Send, answer: 'given' | 'refused'): Promise<void> {
  const { consent } = journey
  for (let times = 0; consent && times < 3; times++) {
    const { sentAt, outcome } = await send('POST', `/v1/consents/${consent.id}/answer`, { answer })
    consent.answers.push({ sentAt, outcome, answer })
    if (outcome !== 'unknown') return
    await pause(100)
  }
}

async function after(ms: number, work: () => Promise<void>): Promise<void> {
  await pause(ms)
  await work()
}
