import { randomUUID } from 'node:crypto'
import { dossierAccess, type ActOnDossier as Body, type Actor } from '#contracts'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { Attachments } from '../attachments/attachments.js'
import {
  aCatalogue,
  aDraft,
  besideIn,
  citizen,
  clock,
  dossiersIn,
  official,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { ActBeside } from '../handling/act-beside.js'
import { FindDossiers } from '../views/find-dossiers.js'
import type { Views } from '../views/views.js'
import { endInquiries } from '../inquiries/end-inquiries.js'
import { FindAskedOpinions } from './find-asked-opinions.js'

const entry = (type: string, key: string, value: object) => ({ type, key, value })
const office = (code: string, name: string, level = 'commune') =>
  entry('authority', code, { code, name: { vi: name, en: name }, level })
const days = { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] }
const setting = (key: string, value: object) =>
  entry('setting', key, { key, validFrom: '2020-01-01', value, source: 'Thử', certainty: 'C' })
const [baDinh, ministry] = ['H26.00004', 'G15']
const asked: Actor = { ...official, subject: 'lien', name: 'Lê Thị Liên', authority: baDinh }
const colleague: Actor = { ...asked, subject: 'nam', name: 'Trần Văn Nam' }
const stranger: Actor = { ...official, subject: 'xa', authority: 'H26.00070' }

let kept: ThrowAwayDatabase
let beside: ActBeside
let views: Views
let dossiers: Dossiers
let inquiries: FindAskedOpinions
let list: FindDossiers
let attachments: Attachments
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const catalogue = aCatalogue(
    ...[office('H26.00637', 'UBND phường Đại Mỗ'), office(baDinh, 'UBND phường Ba Đình')],
    ...[office('H26.00070', 'UBND phường Hoàn Kiếm'), office(ministry, 'Bộ Tư pháp', 'ministry')],
    ...[setting('calendar.2026', days), setting('opinion', { amount: 2, unit: 'workingDay' })],
  )
  const { database } = kept
  dossiers = dossiersIn(database, catalogue)
  beside = besideIn(database, catalogue)
  views = viewsIn(database, catalogue)
  inquiries = new FindAskedOpinions(database, catalogue, clock)
  list = new FindDossiers(database, dossiers, views, clock)
  attachments = new Attachments(database, dossiers, new Idempotent(database, clock))
})
afterAll(() => kept.drop())

let codes = 0
const started = () =>
  aDraft(kept.database, {
    ...{ status: 'inProgress', handled_by: official.authority, received_at: clock.now(), due_at: clock.now() },
    ...{
      code: `H26.00637-261125-${String(++codes).padStart(4, '0')}`,
      answers: JSON.stringify({ '/note': 'Gần chợ.' }),
    },
  })
const act = async (dossier: string, ifMatch: number, body: Body, actor: Actor) =>
  (await beside.execute({ dossier, ifMatch, body }, questionOf(actor))) as Dossier
const ask = (dossier: string, ifMatch = 1, body: Partial<Body> = {}, actor = official) =>
  act(dossier, ifMatch, { action: 'requestOpinion', to: baDinh, question: 'Đất có tranh chấp không?', ...body }, actor)
const opinion = { decision: 'disagree', text: 'Đang có đơn kiện.' } as const
const give = (dossier: string, ifMatch: number, body: Partial<Body> = {}, actor = asked) =>
  act(dossier, ifMatch, { action: 'giveOpinion', opinion, ...body }, actor)
const end = (dossier: string) =>
  kept.database.transaction(async (tx) => {
    const found = await tx.findOneByOrFail<Dossier>('Dossier', { id: dossier })
    const change = dossiers.changeOf(tx, found, questionOf(official))
    found.status = 'stopped'
    await endInquiries(change)
    await change.save()
  })
const file = async (dossier: string) => {
  const id = randomUUID()
  await kept.database.write(
    `insert into attachment (id, dossier_id, paper, name, media_type, size, sha256, added_at, added_by)
     values ($1, $2, 'Sổ đỏ', 'so-do.pdf', 'application/pdf', 1, $3, $4, 'Minh')`,
    [id, dossier, '0'.repeat(64), clock.now()],
  )
  return id
}
const events = async (id: string) =>
  (
    await kept.database.query<{ event: string }>(
      'select event from dossier_event where dossier_id = $1 order by at, id',
      [id],
    )
  ).map(({ event }) => event)
const first = async (dossier: string, actor = asked) => {
  const { items } = await inquiries.page({ limit: 100 }, actor)
  return items.find(({ dossierId }) => dossierId === dossier)
}

it('is a case of its own with a number and a clock, and leaves the clock of the dossier', async () => {
  const id = await started()
  const dossier = await ask(id, 1, { fields: ['/note'] })
  const item = await first(id)
  expect(item).toMatchObject({
    ...{ number: `${dossier.code}-YK1`, state: 'open', isLate: false, dueCertainty: 'C' },
    ...{ from: { code: official.authority }, to: { code: baDinh }, dueAt: '2026-11-27T10:00:00.000Z' },
  })
  const one = await inquiries.one({ inquiry: item?.id ?? '' }, asked)
  expect(one).toMatchObject({ question: 'Đất có tranh chấp không?', allowedActions: ['giveOpinion'], etag: '"2"' })
  expect(one.values).toEqual([{ path: '/note', label: { vi: '/note', en: '/note' }, value: 'Gần chợ.' }])
  expect(one.due.explanation.map(({ why }) => why)).toEqual(['receiptDay', 'workingDay', 'workingDay'])
  expect([dossier.status, dossier.dueAt]).toEqual(['inProgress', clock.now()])
})

it('shows nothing else of the dossier to the office that is asked, and nothing at all to others', async () => {
  const id = await started()
  const [shared, other] = [await file(id), await file(id)]
  await ask(id, 1, { attachments: [shared] })
  const inquiry = (await first(id))?.id ?? ''
  const seen = await inquiries.one({ inquiry }, asked)
  expect(seen.files).toMatchObject([{ attachmentId: shared, purpose: 'Sổ đỏ' }])
  expect(JSON.stringify(seen)).not.toMatch(/Đỗ Quang Minh|001090021473|Gần chợ/)
  await expect(list.one({ dossier: id }, asked)).rejects.toMatchObject({ code: 'dossier_not_found' })
  expect(await attachments.get({ dossier: id, attachmentId: shared }, asked)).toMatchObject({ name: 'so-do.pdf' })
  const unshared = attachments.get({ dossier: id, attachmentId: other }, asked)
  await expect(unshared).rejects.toMatchObject({ code: 'attachment_not_found' })
  await expect(inquiries.one({ inquiry }, stranger)).rejects.toMatchObject({ code: 'inquiry_not_found' })
  await expect(inquiries.one({ inquiry: 'none' }, asked)).rejects.toMatchObject({ code: 'inquiry_not_found' })
  await expect(give(id, 2, {}, stranger)).rejects.toMatchObject({ code: 'dossier_not_found' })
  for (const action of ['assign', 'transfer', 'requestOpinion'] as const)
    await expect(act(id, 2, { action, to: ministry, question: 'Gì?' }, asked)).rejects.toMatchObject({
      code: 'not_handling_office',
    })
})

it('is given once, told to the office that asked, and closes what was shared', async () => {
  const id = await started()
  const shared = await file(id)
  await ask(id, 1, { fields: ['/note'], attachments: [shared] })
  const inquiry = (await first(id))?.id ?? ''
  const dossier = await give(id, 2)
  expect(views.consulted(dossier, asked)).toMatchObject({ id, applicantName: null, answers: {}, allowedActions: [] })
  expect((await views.view(dossier, official)).opinions).toMatchObject([
    { state: 'given', fields: ['/note'], answer: { ...opinion, by: asked.name }, question: 'Đất có tranh chấp không?' },
  ])
  const told = (await views.view(dossier, citizen)).opinions
  expect(told).toMatchObject([{ state: 'given', to: { code: baDinh }, fields: ['/note'] }])
  expect(JSON.stringify(told)).not.toMatch(/tranh chấp|đơn kiện/)
  expect(await inquiries.one({ inquiry }, asked)).toMatchObject({ values: [], files: [], answer: opinion })
  await expect(attachments.get({ dossier: id, attachmentId: shared }, asked)).rejects.toMatchObject({
    code: 'attachment_not_found',
  })
  await expect(give(id, 3)).rejects.toMatchObject({ code: 'inquiry_ended' })
  expect(await events(id)).toEqual(['opinionRequested', 'opinionGiven'])
  expect((await inquiries.page({ state: 'ended', limit: 100 }, asked)).items.map((one) => one.id)).toContain(inquiry)
})

it('of two officials who answer at once one is told that the dossier changed', async () => {
  const id = await started()
  await ask(id)
  const came = await Promise.allSettled([give(id, 2), give(id, 2, {}, colleague)])
  expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(came.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'version_stale' } })
  expect(await events(id)).toEqual(['opinionRequested', 'opinionGiven'])
})

it('is asked of several offices at once, of each one time; the dossier says in lists whom it waits for', async () => {
  const id = await started()
  await ask(id)
  await expect(ask(id, 2)).rejects.toMatchObject({ code: 'opinion_waiting' })
  await ask(id, 2, { to: ministry })
  const listed = (await list.page({ limit: 100 }, official)).items.find((one) => one.id === id)
  expect(listed?.waitsForOpinions).toMatchObject([
    { to: { code: baDinh }, isLate: false },
    { to: { code: ministry }, isLate: false },
  ])
  await give(id, 3)
  const again = await ask(id, 4)
  expect(again.inquiries.map(({ isOpen }) => isOpen)).toEqual([false, true, true])
  expect((await first(id))?.number).toMatch(/-YK3$/)
})

it('ends with its dossier, and is then told to be over', async () => {
  const id = await started()
  await ask(id, 1, { fields: ['/note'] })
  const inquiry = (await first(id))?.id ?? ''
  await end(id)
  await expect(give(id, 3)).rejects.toMatchObject({ kind: 'conflict' })
  expect(await inquiries.one({ inquiry }, asked)).toMatchObject({ state: 'ended', values: [], allowedActions: [] })
  expect(await events(id)).toEqual(['opinionRequested', 'opinionsEnded'])
})

it.each<[string, Partial<Body>, Actor, string]>([
  ['without an office', { to: undefined }, official, 'required'],
  ['without a question', { question: undefined }, official, 'required'],
  ['of the office itself', { to: official.authority }, official, 'opinion_of_itself'],
  ['of an office that is no more', { to: 'H26.00634' }, official, 'office_gone'],
  ['of an office nobody knows', { to: 'H26.99999' }, official, 'office_unknown'],
  ['about what the dossier does not say', { fields: ['/witness/fullName'] }, official, 'invalid_input'],
  ['with a file of another dossier', { attachments: [randomUUID()] }, official, 'invalid_input'],
  ['by the citizen', {}, citizen, 'permission_missing'],
  ['by who does not process', {}, { ...official, permissions: ['reception'] }, 'permission_missing'],
  ['by another office', {}, stranger, 'dossier_not_found'],
])('is not asked for %s', async (_, body, actor, code) => {
  const id = await started()
  await expect(ask(id, 1, body, actor)).rejects.toMatchObject({ code })
  expect(await events(id)).toEqual([])
})

it.each<[string, Partial<Body>, Actor, string]>([
  ['without its words', { opinion: undefined }, asked, 'required'],
  ['to another inquiry', { inquiry: randomUUID() }, asked, 'inquiry_not_found'],
  ['by who neither processes nor signs', {}, { ...asked, permissions: ['reception'] }, 'permission_missing'],
  ['by the office that asks', {}, official, 'not_handling_office'],
  ['by the citizen', {}, citizen, 'permission_missing'],
])('is not given %s', async (_, body, actor, code) => {
  const id = await started()
  await ask(id)
  await expect(give(id, 2, body, actor)).rejects.toMatchObject({ code })
  expect(await events(id)).toEqual(['opinionRequested'])
})

it('a head of several offices that are asked names the inquiry', async () => {
  const id = await started()
  await ask(id)
  await ask(id, 2, { to: 'H26.00070' })
  const head: Actor = { ...official, subject: 'chu', role: 'head', authority: 'H26' }
  await expect(give(id, 3, {}, head)).rejects.toMatchObject({ code: 'required' })
  const inquiry = (await first(id, stranger))?.id
  expect((await give(id, 3, { inquiry }, head)).inquiries.map(({ isOpen }) => isOpen)).toEqual([true, false])
})

it.each([
  ['was given', (id: string) => give(id, 2)],
  ['was needless, as the dossier ended', end],
])(
  'keeps of what was shared only where it stands once an opinion %s',
  async (_, ending: (id: string) => Promise<unknown>) => {
    const id = await started()
    await ask(id, 1, { fields: ['/note'] })
    await ending(id)
    const shared = await kept.database.query('select shared_values from opinion where dossier_id = $1', [id])
    expect(shared).toEqual([{ shared_values: [{ path: '/note', label: { vi: '/note', en: '/note' } }] }])
    const found = await dossiers.get(dossierAccess.read, id, official)
    expect((await views.view(found, official)).opinions?.[0]).toMatchObject({ fields: ['/note'] })
  },
)

it('is not asked of an office that takes the dossier over itself', async () => {
  const id = await started()
  await ask(id)
  await act(id, 2, { action: 'transfer', to: baDinh, reason: 'Đất ở Ba Đình.' }, official)
  const dossier = await act(id, 3, { action: 'accept' }, { ...asked, permissions: ['reception'] })
  expect(dossier).toMatchObject({ handledBy: baDinh, inquiries: [{ to: baDinh, isOpen: false }] })
  expect(await events(id)).toEqual(['opinionRequested', 'transferRequested', 'transferred', 'opinionsEnded'])
})
