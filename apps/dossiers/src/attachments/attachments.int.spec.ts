import { randomUUID } from 'node:crypto'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, clock, dossiersIn, official, plainKeys, questionOf } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { Attachments } from './attachments.js'
import { ShownPapers } from './shown-papers.js'

let kept: ThrowAwayDatabase
let attachments: Attachments
let shownPapers: ShownPapers
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const dossiers = dossiersIn(database, aCatalogue())
  const idempotent = new Idempotent(database, clock)
  attachments = new Attachments(database, dossiers, idempotent)
  shownPapers = new ShownPapers(database, dossiers, idempotent, new KeepPapers(plainKeys))
})
afterAll(() => kept.drop())

/** A draft that was changed before the moment of the test: each change of it makes a version. */
const draft = () => aDraft(kept.database, { changed_at: new Date(0) })
const paper = 'Giấy xác nhận'
const file = { paper, name: 'a.pdf', mediaType: 'application/pdf', size: 10, sha256: 'a'.repeat(64) }
const aCommand = (dossier: string, more: object = {}) => ({ dossier, attachmentId: randomUUID(), body: file, ...more })
const aKey = () => ({ idempotency: { key: randomUUID(), bodyHash: 'x' } })
const idsOf = async (dossier: string) =>
  (await attachments.list({ dossier }, official)).map(({ attachmentId }) => attachmentId)

describe('a file that is attached twice', () => {
  it('by a question that comes again is one, whatever version it names', async () => {
    const dossier = await draft()
    const [command, asked] = [aCommand(dossier, { ifMatch: 1 }), questionOf(official)]
    const { attachmentId } = command
    expect(await attachments.add(command, asked)).toMatchObject({ attachmentId, version: 2 })
    expect(await attachments.add(command, asked)).toMatchObject({ attachmentId, version: 2 })
    expect(await idsOf(dossier)).toEqual([attachmentId])
  })

  it('by a question that comes again after the attachment was removed stays removed', async () => {
    const dossier = await draft()
    const [command, asked] = [aCommand(dossier), questionOf(official)]
    await attachments.add(command, asked)
    await attachments.remove(command, questionOf(official))
    await attachments.add(command, asked)
    expect(await idsOf(dossier)).toEqual([])
  })

  it('with one key, whose first answer was lost, is one', async () => {
    const dossier = await draft()
    const key = aKey()
    const first = await attachments.add(aCommand(dossier, key), questionOf(official))
    const second = await attachments.add(aCommand(dossier, key), questionOf(official))
    expect(second).toEqual(first)
    expect(await idsOf(dossier)).toEqual([first.attachmentId])
  })

  it('is two without a key, and the second one is refused where its version is old', async () => {
    const dossier = await draft()
    await attachments.add(aCommand(dossier), questionOf(official))
    await attachments.add(aCommand(dossier), questionOf(official))
    const stale = attachments.add(aCommand(dossier, { ifMatch: 1 }), questionOf(official))
    await expect(stale).rejects.toMatchObject({ code: 'version_stale' })
    expect(await idsOf(dossier)).toHaveLength(2)
  })
})

describe('a shown paper that is noted twice', () => {
  const note = (dossier: string, asked = questionOf(official), more: object = {}) =>
    shownPapers.add({ dossier, body: { paper }, ...more }, asked)
  const shownIn = (dossier: string) => shownPapers.list({ dossier }, official)

  it.each([
    ['by a question that comes again', {}, questionOf(official)],
    ['with one key, whose first answer was lost,', aKey(), undefined],
  ])('%s is one', async (_, key, asked) => {
    const dossier = await draft()
    const first = await note(dossier, asked, key)
    expect(await note(dossier, asked, key)).toEqual(first)
    expect(await shownIn(dossier)).toEqual([first])
  })

  it('is refused beyond what is listed, with what to do instead', async () => {
    const dossier = await draft()
    await kept.database.write(
      `insert into shown_paper (id, dossier_id, paper, shown_at, seen_by)
       select gen_random_uuid(), $1, 'x', now(), 'x' from generate_series(1, 200)`,
      [dossier],
    )
    await expect(note(dossier)).rejects.toMatchObject({
      code: 'too_many_shown_papers',
      detail: {
        vi: expect.stringContaining('Hãy quét giấy tờ này') as string,
        en: expect.stringContaining('Scan this') as string,
      },
    })
  })
})
