import { randomUUID } from 'node:crypto'
import { ServiceKeys } from '#platform'
import { assertMayAsk, contracts, isAsk, registries, registryContract, registryIds, serviceNames } from '#contracts'
import type { Client } from '../system/client.js'
import { TestSystem, personaOf } from '../system/system.js'
import { dossiersMade, everybody, receivingOffice, relationsHere, type MadeDossier, type Somebody } from './actors.js'
import { calls, type Target } from './calls.js'
import { joinRegistry } from './joined-registry.js'
import { pageOfAccess, type PageLine } from './page.js'

const page = pageOfAccess()
const joined = registryContract('joined')
const asks = [...contracts.filter(isAsk), ...[joined.answer, joined.corrections, joined.decideCorrection, joined.claim]]

const nowhere = '00000000-0000-4000-8000-000000000000'

/** Calls under way together. */
const atOnce = 32

/** How often something is tried while a machine that is too busy answers 503, which says nothing of who may. */
const mostTries = 3

async function untilAnswered(attempt: () => Promise<string>): Promise<string> {
  for (let tries = 1; ; tries++) {
    const came = await attempt()
    if (!came.startsWith('503') || tries === mostTries) return came
  }
}

/** Codes that say: not you, not this, not now. */
const refusals = new Set([
  ...['sign_in_needed', 'token_refused', 'role_not_allowed', 'permission_missing', 'authority_missing'],
  ...['authority_not_own', 'dossier_not_vouched', 'dossier_not_found', 'dossier_not_editable', 'dossier_closed'],
  ...['only_drafts_can_be_removed', 'representation_ended', 'representation_refused', 'consent_not_found'],
  ...['registry_not_yours', 'figures_not_yours', 'procedure_not_yours', 'fee_not_yours', 'agreement_not_yours'],
  ...[
    'authority_not_fitting',
    'calendar_not_yours',
    'rights_request_not_found',
    'inquiry_not_found',
    'review_not_yours',
  ],
])

/** What the ministries of the matrix, and the head, are to the land registry, procedure 1.013314 and province 01. */
const elsewhere: Record<string, string[]> = {
  'the owning ministry': ['owner', 'responsible', 'ministry'],
  'another ministry': ['ministry'],
  ...Object.fromEntries(['reception', 'process', 'sign'].map((one) => [`an official for ${one}`, ['consultedOffice']])),
  'an official for waive': ['authority', 'consultedOffice'],
  'an official for supervise': ['controller', 'consultedOffice'],
  'an official without a permission': ['consultedOffice'],
  'the applicant': ['requester'],
  'the head of the province': ['province', 'controller', 'consultedOffice'],
  'another citizen': ['addressee'],
}

/** Of the other registries nobody here is the owner. */
const isOfAnotherRegistry = (pattern: string) =>
  registryIds.some(
    (id) =>
      id !== 'land' && [registries[id].corrections.pattern, registries[id].decideCorrection.pattern].includes(pattern),
  )

/** By which one dossier is found in a list. */
const passportOf = (dossier: string) => dossier.slice(0, 8).toUpperCase()

function isOpenTo(lines: readonly PageLine[], who: Somebody, relations: readonly string[], status?: string): boolean {
  if (lines.some((line) => line.who.includes('anyone'))) return true
  if (who.role === undefined || who.name === 'a ministry without an authority') return false
  return lines.some(
    (line) =>
      line.who.includes(who.role as string) &&
      (line.permissions.length === 0 || line.permissions.some((one) => who.permissions.some((own) => own === one))) &&
      (line.relations.length === 0 || line.relations.some((one) => relations.includes(one))) &&
      (line.states.length === 0 || (status !== undefined && line.states.includes(status))),
  )
}

describe('the page of who may do what', () => {
  let system: TestSystem
  let dossiers: Awaited<ReturnType<TestSystem['connect']>>
  let catalog: typeof dossiers
  beforeAll(async () => {
    system = await TestSystem.start({ bus: 'local' })
    dossiers = await system.connect('dossiers')
    catalog = await system.connect('catalog')
    await joinRegistry(system)
  })
  afterAll(async () => {
    await dossiers?.end()
    await catalog?.end()
    await system?.stop()
  })

  async function made({
    status,
    channel,
    identity,
    representation,
    transferTo,
    consulted,
  }: MadeDossier): Promise<Target> {
    const [id, consent] = [randomUUID(), randomUUID()]
    const { personId = '', name } = personaOf('lan')
    const isRefused = representation === 'refused'
    const paper = representation && {
      ...{ kind: 'guardian', personId: personaOf('minh').personId, name: 'Minh', evidence: null, until: null },
      ...{
        scope: ['submit', 'supplement', 'withdraw'],
        status: isRefused || representation === 'unverified' ? representation : 'verified',
      },
      ...{ ends: representation === 'over' ? '2026-01-01' : null, decidedBy: null, reason: null },
    }
    const transfer = transferTo && { from: receivingOffice, to: transferTo, at: '', by: 'x', reason: 'x' }
    const { personId: addressee, name: fullName, birthDate } = personaOf('hoa')
    await dossiers.query(
      `with made as (
         insert into dossier (id, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
           applicant_name, search_name, applicant_passport, representation, received_by, handled_by,
           created_at, changed_at, received_at, due_at, transfer, asked_offices, inquiries)
         values ($1, '1.014632', '1.0.0', $2, $3, $4, 'x', $5, $6, 'lan', $13, $7, $8, $8, now(), now(), now(), now(), $14, $15, $16)
         returning id)
       insert into consent (id, dossier_id, role, person_id, full_name, birth_date, requested_by, requested_at, expires_at)
       select $9, id, 'spouse', $10, $11, $12, 'x', now(), now() + interval '1 day' from made`,
      [
        ...[id, status, identity ?? 'verified', channel, personId, name, paper ?? null, receivingOffice],
        ...[consent, addressee, fullName, birthDate, passportOf(id)],
        ...[transfer ?? null, transferTo === undefined ? [] : [transferTo, 'H26.*']],
        JSON.stringify(consulted === undefined ? [] : [{ id, to: consulted, dueAt: '', isOpen: true }]),
      ],
    )
    return { dossier: id, consent, complaint: nowhere, review: nowhere, opinion: nowhere }
  }

  /** A request about the applicant's data that waits for the receiving office. */
  async function asked(): Promise<string> {
    const [id, { personId = '', name }] = [randomUUID(), personaOf('lan')]
    await dossiers.query(
      `insert into rights_request (id, person_hash, person_id, person_name, kind, controller, text, received_at, acknowledge_by, due_at)
       values ($1, $2, $3, $4, 'access', $5, 'x', now(), now(), now())`,
      [id, ServiceKeys.load(system.keysDir, 'dossiers').pseudonym(personId), personId, name, receivingOffice],
    )
    return id
  }

  /** An inquiry of another office that waits for the receiving one. */
  async function inquired(dossier: string): Promise<string> {
    const id = randomUUID()
    await dossiers.query(
      `insert into opinion (id, dossier_id, number, from_office, to_office, question, shared_values, attachments, period,
         asked_at, asked_by, due_at)
       values ($1, $2, 'x', 'H26.00004', $3, 'x', '[]', '{}', '{"amount":1,"unit":"day","certainty":"C"}', now(), 'x', now())`,
      [id, dossier, receivingOffice],
    )
    return id
  }

  /** A doubt that waits for the owner of the land registry, about a form of another ministry. */
  async function doubted(): Promise<string> {
    const [form, id] = [randomUUID(), randomUUID()]
    await catalog.query(`update waiting_form set state = 'replaced'`)
    await catalog.query(
      `insert into waiting_form (id, procedure, form_version, hash, form, office, author, state, sent_at)
       values ($1, '1.000656', '9.0.0', 'x', '{}', 'G15', 'x', 'waiting', now())`,
      [form],
    )
    const question = { asks: 'request.other', of: 'applicant', heading: 'x', label: 'x', concept: 'land.parcel.number' }
    const message = { vi: 'x', en: 'x' }
    const finding = { rule: 'ONCE013', severity: 'warning', field: '/contact/phone', message }
    const doubt = { finding, question, heading: message, label: message, binding: {} }
    await catalog.query(
      `insert into review (id, form_id, owner, question, doubt, changed_at) values ($1, $2, 'G10', 'x', $3, now())`,
      [id, form, JSON.stringify(doubt)],
    )
    return id
  }

  async function outcome(pattern: string, who: Somebody, target: Target): Promise<string> {
    const { status, body } = (await calls[pattern]?.(who.client(system), target, who)) ?? {}
    if (status === 503 && body?.code === 'no_answer' && pattern.startsWith('registry-')) return 'open' // it runs nowhere here
    if (status === undefined || status >= 500) return `${status} ${body?.code}`
    if (status < 400) return 'open'
    if (status === 403 && !(body as { checks?: unknown[] }).checks?.length) return `403 ${body?.code} without checks`
    return refusals.has(body?.code ?? '') ? 'refused' : 'open'
  }

  const isAbout = (pattern: string) =>
    (page.get(pattern) ?? []).some((line) =>
      line.relations.some((one) =>
        ['applicant', 'representative', 'office', 'askedOffice', 'decidingOffice'].includes(one),
      ),
    )
  const ofPeople = [...page].filter(([, lines]) => !lines.some((line) => line.who.includes('the service itself')))

  it('names every question, and every one of people is called', () => {
    expect([...page.keys()].sort()).toEqual(asks.map(({ pattern }) => pattern).sort())
    const uncalled = ofPeople.map(([pattern]) => pattern).filter((pattern) => !(pattern in calls))
    expect(uncalled).toEqual(['exchange.lookup.v1', 'identity.personas.v1', 'identity.token.v1'])
  })

  it.each(asks.map(({ pattern, access }) => ({ pattern, access })))(
    '$pattern is heard from the declared services only',
    ({ access }) => {
      const actor = { issuer: 'x', subject: 'x', role: 'citizen', permissions: [], name: '' } as const
      const heard = serviceNames.filter((asker) => {
        try {
          assertMayAsk(access, { asker, actor: { ...actor, permissions: [] }, request: {} })
          return true
        } catch (error) {
          return (error as { code: string }).code !== 'service_not_allowed'
        }
      })
      expect(heard).toEqual(serviceNames.filter((name) => access.from.includes(name)))
      expect(access.from.length).toBeGreaterThan(0)
    },
  )

  it.each(ofPeople.filter(([pattern]) => pattern in calls && !isAbout(pattern)).map(([pattern]) => pattern))(
    '%s is open to those it names and to nobody else',
    async (pattern) => {
      const seen: Record<string, string> = {}
      const expected: Record<string, string> = {}
      const dossier = await made({ name: '', status: 'submitted', channel: 'citizen' })
      const target = { ...dossier, complaint: await asked(), review: await doubted(), opinion: '' }
      target.opinion = await inquired(dossier.dossier)
      for (const who of everybody) {
        seen[who.name] = await untilAnswered(() => outcome(pattern, who, target))
        const relations = (elsewhere[who.name] ?? []).filter((one) => one !== 'owner' || !isOfAnotherRegistry(pattern))
        const open = isOpenTo(page.get(pattern) ?? [], who, relations)
        expected[who.name] = open ? 'open' : 'refused'
      }
      expect(seen).toEqual(expected)
    },
  )

  it.each(ofPeople.filter(([pattern]) => isAbout(pattern)).map(([pattern]) => pattern))(
    '%s is open in each status to those it names and to nobody else',
    async (pattern) => {
      const cases = dossiersMade.flatMap((one) => everybody.map((who) => ({ one, who })))
      const others: string[] = []
      const one = async ({ one: about, who }: (typeof cases)[number]) => {
        const open = isOpenTo(page.get(pattern) ?? [], who, relationsHere(who, about), about.status)
        const came = await untilAnswered(async () => outcome(pattern, who, await made(about)))
        if (came !== (open ? 'open' : 'refused')) others.push(`${who.name}, ${about.name}: ${came}`)
      }
      while (cases.length > 0) await Promise.all(cases.splice(0, atOnce).map(one))
      expect(others).toEqual([])
    },
  )

  it('lists a dossier to exactly those who may read it', async () => {
    const others: string[] = []
    const told = async (client: Client, dossier: string) => {
      const { status } = await client.send('GET', `/v1/dossiers/${dossier}`)
      const list = await client.send<{ items?: { id: string }[]; total?: number }>(
        'GET',
        `/v1/dossiers?q=${passportOf(dossier)}`,
      )
      if (list.status >= 500) return `${list.status} of the list`
      const isListed = list.body.items?.some(({ id }) => id === dossier) ?? false
      return `${status}, listed ${isListed}, ${list.body.total ?? 0} in all`
    }
    for (const about of dossiersMade) {
      const { dossier } = await made(about)
      const one = async (who: Somebody) => {
        const came = await untilAnswered(() => told(who.client(system), dossier))
        if (came !== '200, listed true, 1 in all' && !/^4\d\d, listed false, 0 in all$/.test(came))
          others.push(`${who.name}, ${about.name}: ${came}`)
      }
      await Promise.all(everybody.map(one))
    }
    expect(others).toEqual([])
  })
})
