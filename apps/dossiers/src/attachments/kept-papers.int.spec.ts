import { randomUUID } from 'node:crypto'
import { StateCopy } from '#bus'
import { catalog, type Actor, type FormDocument } from '#contracts'
import { Catalogue, Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aDraft,
  citizen,
  clock,
  dossiersIn,
  marriage,
  official,
  plainKeys,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { KeptPapers } from '../kept-papers/kept-papers.js'
import { Attachments } from './attachments.js'
import { ShownPapers } from './shown-papers.js'
import { TakeKeptPaper } from './take-kept-paper.js'

const same = (text: string) => ({ vi: text, en: text })
const paper = 'Giấy chứng sinh'
const code = '000.00.00.G15-KQ004389'
const form: FormDocument = { ...marriage, documents: [{ code, name: same(paper), replacedBy: null }] }
/** Another procedure, which calls the same paper otherwise. */
const other: FormDocument = {
  ...form,
  procedure: '2.000986',
  documents: [{ code, name: same('Giấy chứng sinh của cơ sở y tế'), replacedBy: null }],
}
const stranger: Actor = { ...citizen, subject: 'lan', personId: '001188014826', name: 'Nguyễn Thị Lan' }

let kept: ThrowAwayDatabase
let attachments: Attachments
let shownPapers: ShownPapers
let keptPapers: KeptPapers
let takeKeptPaper: TakeKeptPaper

beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const copy = new StateCopy(catalog.state, () => [])
  for (const each of [form, other]) {
    const key = `formVersion/${each.procedure}@${each.formVersion}`
    const entry = { type: 'formVersion', key: key.replace('formVersion/', ''), version: 1, value: { form: each } }
    copy.record({ key, version: 1, text: JSON.stringify(entry) })
  }
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  const { database } = kept
  const dossiers = dossiersIn(database, catalogue)
  const idempotent = new Idempotent(database, clock)
  attachments = new Attachments(database, dossiers, idempotent)
  shownPapers = new ShownPapers(database, dossiers, idempotent, new KeepPapers(plainKeys))
  keptPapers = new KeptPapers(database, catalogue, clock, plainKeys)
  takeKeptPaper = new TakeKeptPaper(database, dossiers, catalogue, clock, keptPapers, viewsIn(database, catalogue))
})
beforeEach(() => kept.database.write('delete from kept_paper'))
afterAll(() => kept.drop())

const attach = async (dossier: string) => {
  const file = { paper, name: 'a.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) }
  const attachmentId = randomUUID()
  await attachments.add({ dossier, attachmentId, body: file }, questionOf(official))
  return attachmentId
}
/** A dossier whose attached paper an official has compared with the original. */
const compared = async (more: object = {}, columns: Record<string, unknown> = {}) => {
  const dossier = await aDraft(kept.database, columns)
  const attachmentId = await attach(dossier)
  await shownPapers.add({ dossier, body: { attachmentId, ...more } }, questionOf(official))
  return { dossier, attachmentId }
}
const anotherDossier = (columns: object = {}) =>
  aDraft(kept.database, { procedure: other.procedure, channel: 'citizen', ...columns })
const list = async (actor: Actor) => (await keptPapers.list({}, actor)).items
const offers = (dossier: string, actor = citizen) => takeKeptPaper.offers({ dossier }, actor)
const take = (dossier: string, keptPaper: string, actor = citizen) =>
  takeKeptPaper.take({ dossier, body: { keptPaper } }, questionOf(actor))

it('a compared paper is kept by the applicant under its code, with hash, official and validity', async () => {
  const { dossier, attachmentId } = await compared({ validUntil: '2027-01-31' })
  expect(await list(citizen)).toEqual([
    {
      ...{ id: expect.any(String) as string, kind: 'upload', code, name: paper, reuseMarker: 2, state: 'valid' },
      ...{
        verifiedAt: clock.now().toISOString(),
        verifiedBy: official.name,
        authority: same(official.authority ?? ''),
      },
      ...{ validFrom: '2026-11-25', validUntil: '2027-01-31', dossierId: dossier },
      ...{ fileName: 'a.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) },
    },
  ])
  expect(await attachments.get({ dossier, attachmentId }, official)).toMatchObject({ verifiedBy: official.name })
  await shownPapers.add({ dossier, body: { attachmentId } }, questionOf(official))
  expect(await list(citizen)).toHaveLength(1)
})

it('nothing is kept of an applicant who was not matched, nor of a paper that was only shown', async () => {
  await compared({}, { identity: 'unverified' })
  await shownPapers.add({ dossier: await aDraft(kept.database), body: { paper } }, questionOf(official))
  expect(await list(citizen)).toEqual([])
})

it.each([
  ['a file of another dossier', { attachmentId: randomUUID() }, 'attachment_not_found'],
  ['a last day that is over', { validUntil: '2026-11-24' }, 'validity_invalid'],
  ['a last day that is none', { validUntil: '2027-02-30' }, 'validity_invalid'],
])('refuses to compare %s', async (_, more, refusal) => {
  await expect(compared(more)).rejects.toMatchObject({ code: refusal })
  expect(await list(citizen)).toEqual([])
})

it('another procedure that demands the code offers it, takes it once, and then wants it no more', async () => {
  const { attachmentId } = await compared()
  const dossier = await anotherDossier()
  const [offer] = await offers(dossier)
  expect(offer).toMatchObject({ code, paper: same('Giấy chứng sinh của cơ sở y tế'), reuseMarker: 2 })
  const first = await take(dossier, offer?.id ?? '')
  expect(await take(dossier, offer?.id ?? '')).toEqual(first)
  expect(await offers(dossier)).toEqual([])
  expect(await attachments.list({ dossier }, citizen)).toMatchObject([
    { attachmentId: first.attachmentId, paper: other.documents[0]?.name.vi, reuseMarker: 2, inForce: true },
  ])
  const file = await attachments.get({ dossier, attachmentId: first.attachmentId }, citizen)
  expect(file).toMatchObject({ fileId: attachmentId, verifiedBy: official.name })
})

it('nobody else lists, opens, removes, is offered or takes it', async () => {
  await compared()
  const [{ id } = { id: '' }] = await list(citizen)
  const theirs = await anotherDossier({ applicant_person_id: stranger.personId })
  expect(await list(stranger)).toEqual([])
  expect(await offers(theirs, stranger)).toEqual([])
  const missing = { code: 'kept_paper_not_found' }
  await expect(keptPapers.get({ keptPaper: id }, stranger)).rejects.toMatchObject(missing)
  await expect(keptPapers.remove({ keptPaper: id }, stranger)).rejects.toMatchObject(missing)
  await expect(keptPapers.get({ keptPaper: '../x' }, citizen)).rejects.toMatchObject(missing)
  await expect(take(theirs, id, stranger)).rejects.toMatchObject({ code: 'kept_paper_not_usable' })
  const own = await anotherDossier()
  await expect(offers(own, stranger)).rejects.toMatchObject({ code: 'dossier_not_found' })
  await expect(offers(await anotherDossier({ channel: 'counter' }), official)).rejects.toMatchObject({
    kind: 'notFound',
  })
})

it('a representative is offered it once their paper was accepted, and not before', async () => {
  await compared()
  const acting = { kind: 'authorisation', personId: stranger.personId, name: stranger.name, scope: ['submit'] }
  const represented = (status: string) =>
    anotherDossier({ representation: JSON.stringify({ ...acting, status, ends: null, until: null }) })
  expect(await offers(await represented('verified'), stranger)).toHaveLength(1)
  expect(await offers(await represented('unverified'), stranger)).toEqual([])
})

it('what expired or was withdrawn is not offered, and a dossier that has it says so', async () => {
  const { attachmentId: fileId } = await compared()
  const dossier = await anotherDossier()
  const [{ id } = { id: '' }] = await offers(dossier)
  await take(dossier, id)
  await kept.database.transaction((tx) => new KeepPapers(plainKeys).withdraw(tx, fileId, clock.now()))
  expect(await attachments.list({ dossier }, citizen)).toMatchObject([{ inForce: false }])
  const [withdrawn] = await list(citizen)
  expect(withdrawn?.state).toBe('withdrawn')
  await expect(take(await anotherDossier(), id)).rejects.toMatchObject({ code: 'kept_paper_not_usable' })
})

it('its owner removes what they handed in, and dossiers keep it; a result stays', async () => {
  const { dossier, attachmentId } = await compared()
  const [{ id } = { id: '' }] = await list(citizen)
  await keptPapers.remove({ keptPaper: id }, citizen)
  expect(await list(citizen)).toEqual([])
  expect(await attachments.list({ dossier }, citizen)).toMatchObject([{ attachmentId }])
  await compared()
  await kept.database.write(`update kept_paper set kind = 'result'`)
  const [result] = await list(citizen)
  await expect(keptPapers.remove({ keptPaper: result?.id ?? '' }, citizen)).rejects.toMatchObject({
    code: 'results_stay',
  })
})

it('a removed attachment leaves its file to whoever keeps it', async () => {
  const plain = await aDraft(kept.database)
  const alone = await attach(plain)
  const free = await attachments.remove({ dossier: plain, attachmentId: alone }, questionOf(official))
  expect(free).toEqual({ unclaimed: alone })
  expect(await attachments.remove(await compared(), questionOf(official))).toEqual({})
})

it('a removed attachment leaves its file to another dossier that took it, also once the paper is kept no more', async () => {
  const first = await compared()
  const [{ id } = { id: '' }] = await list(citizen)
  await take(await anotherDossier(), id)
  await keptPapers.remove({ keptPaper: id }, citizen)
  expect(await attachments.remove(first, questionOf(official))).toEqual({})
})
