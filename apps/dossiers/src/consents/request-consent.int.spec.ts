import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, clock, hoa, nam, official, plainKeys, questionOf } from '../dossier/dossiers.fixture.js'
import { Dossiers } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { MatchPerson } from '../matching/match-person.js'
import { Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { SameEvents } from '../repeats/same-events.js'
import { Views } from '../views/views.js'
import { Consents } from './consents.js'
import { RequestConsent, RequestingParts } from './request-consent.js'

let kept: ThrowAwayDatabase
let service: RequestConsent
let meanwhile: () => Promise<unknown>
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  const dossiers = new Dossiers(database, clock)
  const views = new Views(catalogue, database, new SameEvents(database, catalogue, plainKeys))
  const match = {
    execute: async ({ ids }: { ids: string[] }) => {
      await meanwhile()
      return { personId: ids[0] }
    },
  } as unknown as MatchPerson
  service = new RequestConsent(
    database,
    dossiers,
    new Consents(catalogue, dossiers, clock, views),
    catalogue,
    clock,
    new RequestingParts(
      match,
      new PersonAccesses(database, plainKeys, clock),
      new Mismatches(database, clock, plainKeys),
    ),
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
