import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busTables } from '#bus'
import {
  cursorOf,
  type Actor,
  type Agreement,
  type ListOwnerMessages,
  type ProposeAgreements as Body,
} from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { GetForm } from '../forms/get-form.js'
import { OwnerMessages } from '../owner-messages/owner-messages.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { DecideOnAgreement } from './decide-on-agreement.js'
import { ProposeAgreements } from './propose-agreements.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
const procedure = '1.014632'
let held: ThrowAwayDatabase
let store: CatalogueStore
let proposing: ProposeAgreements
let deciding: DecideOnAgreement
let messages: OwnerMessages
let responsible: string

beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
  await new LoadSeeds(held.database, store, clock, new CertifySeeds(store, certifier)).execute()
  const change = new ChangeEntries(held.database, store)
  messages = new OwnerMessages(held.database, store, clock)
  proposing = new ProposeAgreements(held.database, store, change, new GetForm(store, certifier), messages, clock)
  deciding = new DecideOnAgreement(held.database, store, change, messages, clock)
  responsible = (await store.find('procedure', procedure))?.ministry ?? ''
})

afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

const ministry = (authority: string): Actor => ({
  ...{ issuer: 'https://issuer.test', subject: authority, role: 'ministry', name: authority, authority },
  permissions: [],
})
const propose = async (body: Omit<Body, 'procedure'>, authority = responsible) =>
  (await proposing.execute({ body: { procedure, ...body } }, ministry(authority))).items

it('are proposed by the ministry responsible for the procedure only', async () => {
  for (const other of ['G01', 'G10', 'G12', 'G99'].filter((code) => code !== responsible))
    await expect(propose({ consumerClass: 'ministry' }, other)).rejects.toMatchObject({
      ...{ kind: 'forbidden', code: 'procedure_not_yours' },
    })
  expect(await propose({ consumerClass: 'ministry' })).not.toEqual([])
})

it('proposed twice at once stand as both are told', async () => {
  const both = [100, 101].map((quotaPerDay) => propose({ consumerClass: 'provinceOffice', quotaPerDay }))
  const [one, other] = await Promise.all(both)
  expect(one).toEqual(other)
  const stands = await store.list('agreementProposal')
  expect(stands.filter(({ consumerClass }) => consumerClass === 'provinceOffice')).toEqual(one)
})

it('approved while they are proposed again stay approved', async () => {
  const [first] = (await store.list('agreementProposal')).filter(({ consumerClass }) => consumerClass === 'ministry')
  const { id = '', owner = '' } = first ?? {}
  const [, approved] = await Promise.all([
    propose({ consumerClass: 'ministry', quotaPerDay: 7 }),
    deciding.execute({ id, body: { decision: 'approve', reason: 'Đủ căn cứ.' } }, ministry(owner)),
  ])
  expect(approved.status).toBe('approved')
  expect(await store.find('agreementProposal', id)).toEqual(approved)
})

it('decided on twice at the same moment stand as the first decision says', async () => {
  for (const quotaPerDay of [1, 2, 3]) {
    const [renewed] = await propose({ consumerClass: 'provinceOffice', quotaPerDay })
    const { id = '', owner = '' } = renewed ?? {}
    const decide = (decision: 'approve' | 'reject') =>
      deciding.execute({ id, body: { decision, reason: 'Đã xem.' } }, ministry(owner))
    const ended = await Promise.allSettled([decide('reject'), decide('approve'), decide('reject')])
    const taken = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
    expect(refused).toEqual(['decided_already', 'decided_already'])
    expect([await store.find('agreementProposal', id)]).toEqual(taken)
    if (taken[0]?.status === 'approved') break
  }
})

it('in force are decided on by nobody: 403 for another ministry, 409 for an owner, 404 where there is none', async () => {
  const decide = (id: string, authority: string) =>
    deciding.execute({ id, body: { decision: 'reject', reason: 'Đã xem.' } }, ministry(authority))
  const code = (of: Promise<unknown>) => of.then(() => 'done').catch((error: { code: string }) => error.code)
  const id = `communeOffice.${procedure}`
  expect(await code(decide(id, 'G03'))).toBe('agreement_not_yours')
  for (const owner of ['G01', 'G10', 'G12']) expect(await code(decide(id, owner))).toBe('decided_already')
  expect(await code(decide('none', 'G01'))).toBe('agreement_not_found')
})

it('suspended by several at the same moment are changed one decision after the other', async () => {
  const id = 'communeOffice.1.013314'
  const decide = (decision: 'suspend' | 'resume' | 'revoke', authority: string) =>
    deciding.execute({ id, body: { decision, reason: 'Đã xem.' } }, ministry(authority))
  const tries = [decide('suspend', 'G10'), decide('suspend', 'G10'), decide('suspend', 'G01'), decide('resume', 'G10')]
  const ended = await Promise.allSettled(tries)
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
  expect(refused.every((code) => ['agreement_changed', 'agreement_not_so'].includes(code))).toBe(true)
  const stands = await store.find('agreement', id)
  expect(stands?.decisions).toHaveLength(ended.length - refused.length)
  const shown = [...(stands?.concepts ?? []), ...(stands?.withheld ?? []).flatMap(({ concepts }) => concepts)]
  expect(new Set(shown).size).toBe(shown.length)
})

/** What a ministry was told, newest first. */
const toldTo = (authority: string, query: ListOwnerMessages = {}) => messages.list(query, ministry(authority))

it('are told to each owner when they are proposed, once, and what came of it to who proposed them', async () => {
  const [own] = (await propose({ consumerClass: 'ministry' })).filter(({ owner }) => owner !== responsible)
  const { id = '', owner = '', concepts = [] } = own ?? {}
  const about = async (authority: string, kind: string) =>
    (await toldTo(authority, { limit: 100 })).items.filter((each) => each.agreement === id && each.kind === kind)
  const before = await about(owner, 'proposed')
  await propose({ consumerClass: 'ministry' }) // stands already
  expect(await about(owner, 'proposed')).toEqual(before)
  expect(before[0]).toMatchObject({ by: responsible, procedure, concepts, readAt: null })
  expect(before[0]?.text.vi).toMatch(/đề nghị được tra cứu dữ liệu của bạn/)
  await deciding.execute({ id, body: { decision: 'reject', reason: 'Chưa đủ căn cứ.' } }, ministry(owner))
  expect(await about(responsible, 'rejected')).toMatchObject([{ by: owner, reason: 'Chưa đủ căn cứ.' }])
  expect(await about(owner, 'rejected')).toEqual([]) // its own act
})

it('that change are told to the other owners and the responsible ministry, and nothing of a change that was refused', async () => {
  const id = 'communeOffice.1.014632'
  const counted = async () => {
    const all = await Promise.all(['G01', 'G10', 'G12', responsible].map((each) => toldTo(each, { limit: 100 })))
    return all.map(({ items }) => items.filter(({ agreement }) => agreement === id).length)
  }
  const suspend = () =>
    deciding.execute({ id, body: { decision: 'suspend', reason: 'Kiểm tra an toàn.' } }, ministry('G12'))
  await suspend()
  const [told] = (await toldTo('G10')).items
  expect(told).toMatchObject({ kind: 'suspended', agreement: id, by: 'G12', reason: 'Kiểm tra an toàn.' })
  expect(told?.concepts.every((concept) => concept.startsWith('tax.'))).toBe(true)
  expect((await toldTo('G12')).items.filter(({ agreement }) => agreement === id)).toEqual([])
  const before = await counted()
  await expect(suspend()).rejects.toMatchObject({ code: 'agreement_not_so' })
  expect(await counted()).toEqual(before)
  await deciding.execute({ id, body: { decision: 'resume', reason: 'Xong.' } }, ministry('G12'))
})

it('are read once for a whole ministry; another one has no such message', async () => {
  const [first] = (await toldTo('G10', { unread: true })).items
  const { unread } = await toldTo('G10')
  const mark = (read: boolean, authority = 'G10') =>
    messages.mark({ message: first?.id ?? '', body: { read } }, ministry(authority))
  expect(await mark(true)).toMatchObject({ id: first?.id, readAt: expect.any(String) as string })
  expect(await mark(true)).toEqual(await mark(true))
  expect((await toldTo('G10')).unread).toBe(unread - 1)
  expect((await toldTo('G10', { unread: true })).items.map(({ id }) => id)).not.toContain(first?.id)
  await expect(mark(true, 'G03')).rejects.toMatchObject({ code: 'owner_message_not_found' })
  await expect(toldTo('G03', { cursor: cursorOf(first?.id ?? '') })).rejects.toMatchObject({ code: 'cursor_invalid' })
  expect(await mark(false)).toMatchObject({ readAt: null })
})

it('are not changed by an owner without concepts in them, nor while they are only proposed', async () => {
  const code = (of: Promise<unknown>) => of.then(() => 'done').catch((error: { code: string }) => error.code)
  const decide = (id: string, authority: string) =>
    deciding.execute({ id, body: { decision: 'revoke', reason: 'Đã xem.' } }, ministry(authority))
  expect(await code(decide('communeOffice.1.013314', 'G03'))).toBe('agreement_not_yours')
  expect(await code(decide('none', 'G01'))).toBe('agreement_not_found')
  const [open] = (await store.list('agreementProposal')).filter(({ status }) => status === 'proposed')
  if (open) expect(await code(decide(open.id, open.owner))).toBe('agreement_not_so')
  expect(open).toBeDefined()
})

it('that take the place of one in force begin today: nothing ends before they do', async () => {
  const change = new ChangeEntries(held.database, store)
  const without = (agreement: Agreement, concept: string) =>
    change.execute([
      {
        type: 'agreement',
        key: agreement.id,
        value: { ...agreement, concepts: agreement.concepts.filter((each) => each !== concept) },
      },
    ])
  const concept = 'land.home.floorArea'
  for (const each of await store.list('agreement')) if (each.procedure === procedure) await without(each, concept)
  const proposal = (await propose({})).find(({ concepts }) => concepts.includes(concept))
  const { id = '', owner = '' } = proposal ?? {}
  await deciding.execute({ id, body: { decision: 'approve', reason: 'Đủ căn cứ.' } }, ministry(owner))
  await without((await store.find('agreement', id)) as Agreement, concept)
  await expect(propose({ validFrom: '2027-01-01' })).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'agreement_would_end' },
  })
  expect((await propose({})).map((each) => each.id)).toContain(id)
})

describe('some of what a form reads', () => {
  const proposed = async (body: Omit<Body, 'procedure'>) =>
    (await proposing.execute({ body: { ...of, ...body } }, ministry('G10'))).items
  const ownersOf = async (body: Omit<Body, 'procedure'>) =>
    (await proposed(body)).map(({ owner, concepts }) => ({ owner, concepts }))
  const decided = (id: string, owner: string) =>
    deciding.execute({ id, body: { decision: 'approve', reason: 'Đủ căn cứ.' } }, ministry(owner))
  const of = { procedure: '1.013314', consumerClass: 'provinceOffice' } as const
  const id = 'provinceOffice.1.013314.G10'

  it('is what is proposed, to its owner only', async () => {
    const validTo = '2027-06-30'
    const [proposal, ...others] = await proposed({ concepts: ['land.parcel.area'], validTo })
    expect(proposal).toMatchObject({ id, owner: 'G10', concepts: ['land.parcel.area'], validTo, status: 'proposed' })
    expect(others).toEqual([])
  })

  it('waits before anything else is proposed to that owner', async () => {
    expect(await ownersOf({ concepts: ['land.parcel.area'] })).toHaveLength(1)
    await expect(ownersOf({ concepts: ['land.parcel.number'] })).rejects.toMatchObject({ code: 'proposal_open' })
    await expect(ownersOf({})).rejects.toMatchObject({ code: 'proposal_open' })
  })

  it('is given until its last day, and stays given when more is', async () => {
    await decided(id, 'G10')
    expect(await store.find('agreement', id)).toMatchObject({
      concepts: ['land.parcel.area'],
      validTo: '2027-06-30',
    })
    await expect(ownersOf({ concepts: ['land.parcel.area'] })).rejects.toMatchObject({ code: 'agreed_already' })
    const [more] = await ownersOf({ concepts: ['land.parcel.number'] })
    expect(more?.concepts).toEqual(['land.parcel.area', 'land.parcel.number'])
    await decided(id, 'G10')
    expect((await store.find('agreement', id))?.concepts).toEqual(more?.concepts)
  })

  it.each<[string, Omit<Body, 'procedure'>, string]>([
    ['what the form does not read', { concepts: ['land.parcel.area', 'vehicle.plate'] }, '/concepts/1'],
    ['a last day before the first', { validFrom: '2026-12-02', validTo: '2026-12-01' }, '/validTo'],
    ['a first day that is over', { validFrom: '2026-11-24' }, '/validFrom'],
  ])('is never %s', async (_, body, path) => {
    await expect(ownersOf(body)).rejects.toMatchObject({ kind: 'invalid', extra: { errors: [{ path }] } })
  })

  it('cannot be approved once its last day has passed', async () => {
    const [proposal] = await proposed({ concepts: ['person.fullName'], validTo: '2026-11-25' })
    const { id: late = '', owner = '' } = proposal ?? {}
    const nextDay = clockAt(() => new Date('2026-11-26T00:00:00+07:00'))
    const change = new ChangeEntries(held.database, store)
    const later = new DecideOnAgreement(held.database, store, change, messages, nextDay)
    const answer = (decision: 'approve' | 'reject') =>
      later.execute({ id: late, body: { decision, reason: 'Đã xem.' } }, ministry(owner))
    await expect(answer('approve')).rejects.toMatchObject({ kind: 'conflict', code: 'agreement_over' })
    expect((await answer('reject')).status).toBe('rejected')
  })
})
