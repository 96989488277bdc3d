import { randomUUID } from 'node:crypto'
import { accountOf } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  aDraft,
  citizen,
  clock,
  dossiersIn,
  hoa,
  nam,
  official,
  plainKeys,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { MatchPerson } from '../matching/match-person.js'
import { Mismatches } from '../matching/mismatches.js'
import { NamedPeople } from '../matching/named-people.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { Prefills } from '../prefill/prefills.js'
import type { NoteRepeats } from '../repeats/note-repeats.js'
import { Consents } from './consents.js'
import { RequestConsent } from './request-consent.js'

let kept: ThrowAwayDatabase
let service: RequestConsent
let meanwhile: () => Promise<unknown>
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  const match = {
    execute: async ({ ids }: { ids: string[] }) => {
      await meanwhile()
      return { personId: ids[0] }
    },
  } as unknown as MatchPerson
  const mismatches = new Mismatches(database, clock, plainKeys)
  service = new RequestConsent(
    dossiersIn(database, catalogue),
    new Consents(catalogue, clock, viewsIn(database, catalogue)),
    catalogue,
    new NamedPeople(match, mismatches, new PersonAccesses(database, plainKeys, clock, new KeepNotices(plainKeys))),
    mismatches,
  )
})
afterAll(() => kept.drop())

const named = (person: object) => JSON.stringify([{ role: 'partner', ...person, attested: false }])
const record = (dossier: string) =>
  service.execute(
    { dossier, body: { role: 'partner', answer: 'given', reason: 'Có mặt tại quầy.' } },
    questionOf(official),
  )
const consentsOf = (dossier: string) =>
  kept.database.query('select person_id, answer from consent where dossier_id = $1', [dossier])

describe('the consent an official writes down, while population looks the person up', () => {
  it.each([
    ['somebody else is named', `subjects = '${named(nam)}'`],
    ['she is named with another birth date', `subjects = '${named({ ...hoa, birthDate: '1971-01-01' })}'`],
    ['the dossier goes to submission', `status = 'submitted'`],
  ])('is not kept where %s', async (_, change) => {
    const dossier = await aDraft(kept.database, { subjects: named(hoa) })
    meanwhile = () => kept.database.write(`update dossier set ${change} where id = $1`, [dossier])
    await expect(record(dossier)).rejects.toMatchObject({ kind: 'conflict', code: 'dossier_changed' })
    expect(await consentsOf(dossier)).toEqual([])
  })

  it('is kept where nothing it rests on changes', async () => {
    const dossier = await aDraft(kept.database, { subjects: named(hoa) })
    const answers = { '/note': 'x' }
    meanwhile = () => kept.database.write('update dossier set answers = $2 where id = $1', [dossier, answers])
    expect(await record(dossier)).toMatchObject({ state: 'given', recordedBy: official.name })
    expect(await consentsOf(dossier)).toEqual([{ person_id: hoa.personId, answer: 'given' }])
  })
})

describe('the consent a citizen asks for', () => {
  it('says what for, and who answers for the data; nobody while no office is chosen', async () => {
    const ask = async (columns: object) => {
      const dossier = await aDraft(kept.database, { subjects: named(hoa), created_by: accountOf(citizen), ...columns })
      return service.execute({ dossier, body: { role: 'partner' } }, questionOf(citizen))
    }
    const { purpose, controller } = await ask({})
    expect(purpose.vi).toBe('Giải quyết thủ tục “Kết hôn” của Đỗ Quang Minh')
    expect(controller).toEqual({ vi: official.authority, en: official.authority })
    expect((await ask({ handled_by: 'H26.00004' })).controller?.vi).toBe('H26.00004')
    expect((await ask({ received_by: null })).controller).toBeNull()
  })

  it('is told again where the bus brings the question again, whatever version it names', async () => {
    const { database } = kept
    const dossier = await aDraft(database, { subjects: named(hoa), created_by: accountOf(citizen) })
    const asked = questionOf(citizen)
    const ask = () => service.execute({ dossier, ifMatch: 1, body: { role: 'partner' } }, asked)
    const first = await ask()
    await database.write('update dossier set version = version + 1 where id = $1', [dossier])
    expect(await ask()).toEqual(first)
    expect(await consentsOf(dossier)).toHaveLength(1)
  })

  /** What came of a prefill of this dossier that found nothing, to be kept. */
  async function aPrefill(dossierId: string, prefills: Prefills) {
    const [id, prefillId, at] = [randomUUID(), randomUUID(), clock.now()]
    const dossier = await prefills.begin({ id: prefillId, dossierId, snapshotId: id, at })
    if (!dossier) throw new TypeError('There is no such dossier.')
    const { grounds, began } = dossier
    const row = {
      ...{ id, dossierId, prefillId, fields: [], papersAvoided: 0, results: [], chosen: {}, landKeys: null },
      ...{
        residenceUnit: null,
        provided: [],
        eventId: randomUUID(),
        actor: { account: 'x', name: 'x' },
        grounds,
        began,
      },
      ...{ asked: { chosen: {}, land: false }, at },
    }
    return () => prefills.finish(row, dossier)
  }

  it('is asked for while a prefill of the dossier ends, and neither waits for the other for ever', async () => {
    const { database } = kept
    const prefills = new Prefills(database, { afterPrefill: () => Promise.resolve() } as unknown as NoteRepeats)
    const dossier = await aDraft(database, { subjects: named(hoa), created_by: accountOf(citizen) })
    const finish = await aPrefill(dossier, prefills)
    const waiting = (many: number) =>
      eventually(
        () =>
          database.query(
            `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          ),
        (rows) => expect(rows).toHaveLength(many),
      )
    const holder = await database.connection()
    await holder.query('begin')
    await holder.query('select 1 from dossier where id = $1 for update', [dossier])
    const asking = service.execute({ dossier, body: { role: 'partner' } }, questionOf(citizen))
    await waiting(1)
    const finishing = finish()
    await waiting(2)
    await holder.query('rollback')
    await holder.end()
    expect(await asking).toMatchObject({ state: 'waiting' })
    expect(await finishing).toBe('kept')
    await database.write('select 1')
  })
})
