import { randomUUID } from 'node:crypto'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, citizen, clock, hoa, marriage, plainKeys, questionOf } from '../dossier/dossiers.fixture.js'
import { Dossiers } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import type { MatchPerson } from '../matching/match-person.js'
import { Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { SameEvents } from '../repeats/same-events.js'
import { Views } from '../views/views.js'
import { OpenDossier, OpeningParts } from './open-dossier.js'

let kept: ThrowAwayDatabase
let service: OpenDossier
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  const parts = new OpeningParts(
    clock,
    {} as MatchPerson,
    new Views(
      catalogue,
      database,
      new SameEvents(database, catalogue, plainKeys),
      new DossierClock(catalogue, database, clock),
    ),
    new PersonAccesses(database, plainKeys, clock),
    new Mismatches(database, clock, plainKeys),
  )
  const idempotent = new Idempotent(database, clock)
  service = new OpenDossier(database, new Dossiers(database, clock), catalogue, idempotent, parts)
})
afterAll(() => kept.drop())

/** Opens a draft in which somebody with this number is named. */
const openWith = (n: number, role = 'partner', actor = citizen) => {
  const subjects = [{ role, ...hoa, personId: String(52_190_000_000 + n).padStart(12, '0') }]
  return service.execute({ id: randomUUID(), procedure: marriage.procedure, subjects }, questionOf(actor))
}
const dossiers = async () => (await kept.database.query('select 1 from dossier')).length

it('naming at opening is a try: of twenty people a day, and of no more', async () => {
  for (let n = 0; n < 20; n++) await openWith(n)
  await expect(openWith(20)).rejects.toMatchObject({ code: 'too_many_mismatches' })
  await expect(openWith(21, 'witness')).rejects.toMatchObject({ code: 'too_many_mismatches' })
  expect(await dossiers()).toBe(20)
  await openWith(3, 'witness')
  await openWith(21, 'partner', { ...citizen, subject: 'another', personId: '001188014826' })
  expect(await dossiers()).toBe(22)
})
