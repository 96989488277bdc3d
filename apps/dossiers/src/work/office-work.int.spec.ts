import type { Actor } from '#contracts'
import { accountNameOf, Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { Colleagues } from '../colleagues/colleagues.js'
import {
  aCatalogue,
  aDraft,
  assigningIn,
  citizen,
  clock,
  dossiersIn,
  official,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { FindDossiers } from '../views/find-dossiers.js'
import type { AssignDossier } from './assign-dossier.js'
import { OfficeNotes } from './office-notes.js'

const phuc: Actor = { ...official, subject: 'phuc', name: 'Tạ Đình Phúc', permissions: ['process'] }
const supervisor: Actor = { ...official, subject: 'thang', name: 'Vương Quốc Thắng', permissions: ['supervise'] }
const elsewhere: Actor = { ...official, subject: 'nga', name: 'Nga', authority: 'H26.00004' }
const applicant: Actor = { ...citizen, personId: '001090021473' }

let kept: ThrowAwayDatabase
let assigning: AssignDossier
let found: FindDossiers
let notes: OfficeNotes
let colleagues: Colleagues
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const catalogue = aCatalogue()
  const dossiers = dossiersIn(kept.database, catalogue)
  assigning = assigningIn(kept.database, catalogue)
  found = new FindDossiers(kept.database, dossiers, viewsIn(kept.database, catalogue), clock)
  notes = new OfficeNotes(kept.database, dossiers, new Idempotent(kept.database, clock))
  colleagues = new Colleagues(kept.database, clock)
  for (const one of [phuc, supervisor, elsewhere, applicant]) await colleagues.noteSeen(one)
})
afterAll(() => kept.drop())

const aDossier = (columns = {}) =>
  aDraft(kept.database, { status: 'submitted', handled_by: official.authority, received_at: clock.now(), ...columns })
const assign = (dossier: string, ifMatch: number, actor: Actor, assignee?: string | null) =>
  assigning.execute({ dossier, ifMatch, body: { action: 'assign', assignee } }, questionOf(actor))

describe('who works on a dossier', () => {
  it('is told to the office, in the list and of the dossier, and to no citizen', async () => {
    const id = await aDossier()
    expect(await found.one({ dossier: id }, official)).toMatchObject({
      assignedTo: null,
      allowedActions: expect.arrayContaining(['assign']) as unknown,
    })
    await assign(id, 1, phuc)
    const name = { account: accountNameOf(phuc), name: phuc.name }
    expect(await found.one({ dossier: id }, official)).toMatchObject({ assignedTo: name })
    const listed = await found.page({ assigned: 'me' }, phuc)
    expect(listed).toMatchObject({ total: 1, items: [{ id, assignedTo: name, etag: '"2"' }] })
    expect((await found.page({ assigned: 'me' }, official)).total).toBe(0)
    expect((await found.page({ assigned: 'none' }, official)).items.map((item) => item.id)).not.toContain(id)
    expect(await found.one({ dossier: id }, applicant)).not.toHaveProperty('assignedTo')
    const events = async (actor: Actor) =>
      (await found.timeline({ dossier: id }, actor)).items.map(({ event }) => event)
    expect([await events(official), await events(applicant)]).toEqual([['assigned'], []])
  })

  it('is given to somebody of the office that handles it, by a supervisor, and to nobody else', async () => {
    const id = await aDossier()
    await expect(assign(id, 1, supervisor, accountNameOf(elsewhere))).rejects.toMatchObject({
      code: 'assignee_unknown',
    })
    await expect(assign(id, 1, supervisor, 'nobody')).rejects.toMatchObject({ code: 'assignee_unknown' })
    await expect(assign(id, 1, official, accountNameOf(phuc))).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(assign(id, 1, elsewhere)).rejects.toMatchObject({ code: 'dossier_not_found' })
    expect((await assign(id, 1, supervisor, accountNameOf(phuc))).assignedName).toBe(phuc.name)
    expect((await assign(id, 2, phuc, null)).assignedTo).toBeNull()
  })

  it('is one of two who take it at once; the other is told that it changed', async () => {
    const id = await aDossier()
    const both = await Promise.allSettled([assign(id, 1, phuc), assign(id, 1, official)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'version_stale' } })
  })

  it('names colleagues by who came, of one office, for 90 days', async () => {
    expect((await colleagues.of('H26.00637')).map(({ name }) => name)).toEqual([phuc.name, supervisor.name])
    await kept.database.write(`update office_worker set seen_on = date '2026-08-01' where account = $1`, [
      accountNameOf(phuc),
    ])
    expect((await colleagues.of('H26.00637')).map(({ name }) => name)).toEqual([supervisor.name])
    await new Colleagues(kept.database, clock).noteSeen(phuc)
    expect((await colleagues.of('H26.00637')).map(({ permissions }) => permissions)).toEqual([
      ['process'],
      ['supervise'],
    ])
  })
})

describe('notes of the office', () => {
  it('are read by the office alone, leave the version, and are written once for each key', async () => {
    const id = await aDossier()
    const idempotency = { key: 'k', bodyHash: 'h' }
    const write = () =>
      notes.write({ dossier: id, idempotency, body: { text: 'Gọi lại buổi chiều.' } }, questionOf(phuc))
    const first = await write()
    expect(await write()).toEqual(first)
    expect(await notes.list({ dossier: id }, official)).toEqual([first])
    expect((await found.one({ dossier: id }, official)).version).toBe(1)
    for (const actor of [applicant, elsewhere])
      await expect(notes.list({ dossier: id }, actor)).rejects.toMatchObject({ code: 'dossier_not_found' })
    expect(
      JSON.stringify([await found.one({ dossier: id }, applicant), await found.timeline({ dossier: id }, applicant)]),
    ).not.toContain('buổi chiều')
  })
})
