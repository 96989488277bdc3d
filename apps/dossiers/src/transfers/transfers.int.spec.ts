import type { ActOnDossier as Body, Actor } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  aDraft,
  citizen,
  clock,
  official,
  questionOf,
  transferringIn,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { Views } from '../views/views.js'
import type { TransferDossier } from './transfer-dossier.js'

const office = (code: string, name: string, level = 'commune') => ({
  ...{ type: 'authority', key: code },
  value: { code, name: { vi: name, en: name }, level },
})
const there = 'H26.00004'
const receiving: Actor = { ...official, subject: 'lien', name: 'Lê Thị Liên', authority: there }

let kept: ThrowAwayDatabase
let transferring: TransferDossier
let views: Views
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const catalogue = aCatalogue(
    office('H26.00637', 'UBND phường Đại Mỗ'),
    office(there, 'UBND phường Ba Đình'),
    office('G15', 'Bộ Tư pháp', 'ministry'),
  )
  transferring = transferringIn(kept.database, catalogue)
  views = viewsIn(kept.database, catalogue)
})
afterAll(() => kept.drop())

const submitted = () =>
  aDraft(kept.database, {
    ...{ status: 'submitted', handled_by: official.authority, received_at: clock.now(), due_at: clock.now() },
    ...{ assigned_to: 'hanh', assigned_name: 'Hạnh', code: `H26.00637-261125-${Math.floor(Math.random() * 1e6)}` },
  })
const request = (dossier: string, ifMatch: number, body: Partial<Body> = {}, actor = official) =>
  transferring.request(
    { dossier, ifMatch, body: { action: 'transfer', to: there, reason: 'Người nộp ở phường Ba Đình.', ...body } },
    questionOf(actor),
  )
const answer = (dossier: string, ifMatch: number, body: Body, actor = receiving) =>
  transferring.answer({ dossier, ifMatch, body }, questionOf(actor))
const rows = <R>(text: string, id: string) => kept.database.query<R>(text, [id])
const events = async (id: string) =>
  (await rows<{ event: string }>('select event from dossier_event where dossier_id = $1 order by at, id', id)).map(
    ({ event }) => event,
  )
const notices = async (id: string) =>
  (await rows<{ kind: string }>('select kind from notice where dossier_id = $1 order by at, id', id)).map(
    ({ kind }) => kind,
  )

it('moves only once the other office accepts, and keeps the clock', async () => {
  const id = await submitted()
  const asked = await request(id, 1)
  expect(asked).toMatchObject({ handledBy: official.authority, assignedTo: 'hanh', transfer: { to: there } })
  expect((await views.view(asked, receiving)).allowedActions).toEqual(['accept', 'reject'])
  expect((await views.view(asked, citizen)).transfer).toMatchObject({
    to: { code: there, name: { vi: 'UBND phường Ba Đình' } },
  })
  expect(await notices(id)).toEqual([])
  const { dueAt, receivedAt } = asked
  const taken = await answer(id, 2, { action: 'accept' })
  expect(taken).toMatchObject({ receivedBy: official.authority, handledBy: there, transfer: null, assignedTo: null })
  expect([taken.dueAt, taken.receivedAt, taken.status]).toEqual([dueAt, receivedAt, 'submitted'])
  expect((await views.view(taken, official)).allowedActions).toEqual([])
  expect(await events(id)).toEqual(['transferRequested', 'transferred'])
  expect(await notices(id)).toEqual(['transferred'])
})

it('stays where it is when the other office rejects, with its reason', async () => {
  const id = await submitted()
  await request(id, 1)
  await expect(answer(id, 2, { action: 'reject' })).rejects.toMatchObject({ code: 'reason_needed' })
  const back = await answer(id, 2, { action: 'reject', reason: 'Không thuộc phường tôi.' })
  expect(back).toMatchObject({ handledBy: official.authority, transfer: null, askedOffices: [] })
  await expect(answer(id, 3, { action: 'accept' })).rejects.toMatchObject({ code: 'dossier_not_found' })
})

it('is taken back by who asked, and asked of one office at a time', async () => {
  const id = await submitted()
  await request(id, 1)
  await expect(request(id, 2, { to: 'H26.00008' })).rejects.toMatchObject({ code: 'transfer_waiting' })
  expect(await request(id, 2, { to: official.authority })).toMatchObject({ transfer: null })
  await expect(request(id, 3, { to: official.authority })).rejects.toMatchObject({ code: 'transfer_to_itself' })
  expect(await events(id)).toEqual(['transferRequested', 'transferTakenBack'])
})

it.each<[string, Partial<Body>, Actor, string]>([
  ['without a reason', { reason: undefined }, official, 'reason_needed'],
  ['without an office', { to: undefined }, official, 'required'],
  ['to an office that is no more', { to: 'H26.00634' }, official, 'office_gone'],
  ['to an office nobody knows', { to: 'H26.99999' }, official, 'office_unknown'],
  ['to a ministry', { to: 'G15' }, official, 'office_not_fitting'],
  ['by a citizen', {}, citizen, 'permission_missing'],
  ['by who only signs', {}, { ...official, permissions: ['sign'] }, 'permission_missing'],
  ['by another office', {}, receiving, 'dossier_not_found'],
])('is refused %s, and nothing changes', async (_, body, actor, code) => {
  const id = await submitted()
  await expect(request(id, 1, body, actor)).rejects.toMatchObject({ code })
  expect(await events(id)).toEqual([])
})

it('of two offices that decide at once one is told that the dossier changed', async () => {
  const id = await submitted()
  await request(id, 1)
  const came = await Promise.allSettled([
    answer(id, 2, { action: 'accept' }),
    request(id, 2, { to: official.authority }),
  ])
  expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await events(id)).toHaveLength(2)
})
