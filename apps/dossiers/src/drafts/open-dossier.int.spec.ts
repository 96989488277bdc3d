import { randomUUID } from 'node:crypto'
import { Idempotent } from '#platform'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  citizen,
  clock,
  dossiersIn,
  hoa,
  marriage,
  official,
  plainKeys,
  questionOf,
} from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import type { MatchPerson } from '../matching/match-person.js'
import { Mismatches } from '../matching/mismatches.js'
import { NamedPeople } from '../matching/named-people.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { OpenDossier } from './open-dossier.js'

let kept: ThrowAwayDatabase
let service: OpenDossier
let accesses: PersonAccesses
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  accesses = new PersonAccesses(database, plainKeys, clock, new KeepNotices(plainKeys))
  const people = new NamedPeople({} as MatchPerson, new Mismatches(database, clock, plainKeys), accesses)
  service = new OpenDossier(
    dossiersIn(database, catalogue),
    catalogue,
    new Idempotent(database, clock),
    clock,
    {} as MatchPerson,
    people,
    accesses,
  )
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

it('accesses are paged through by one’s own: a cursor of another’s, and of nothing, is refused', async () => {
  const about = (id: string) => ({ id, procedure: marriage.procedure, applicantPersonId: null })
  for (const { personId = '' } of [citizen, citizen, hoa])
    await accesses.record(kept.database.dataSource.manager, 'lookedUp', about(randomUUID()), official, { personId })
  const first = await accesses.ofPerson({ limit: 1 }, citizen)
  const rest = await accesses.ofPerson({ cursor: first.nextCursor ?? '' }, citizen)
  expect([first.items.length, rest.items.length]).toEqual([1, 1])
  const [hers] = (await accesses.ofPerson({}, { ...citizen, ...hoa })).items
  for (const bad of [hers?.id ?? '', randomUUID()])
    await expect(accesses.ofPerson({ cursor: Buffer.from(bad).toString('base64url') }, citizen)).rejects.toMatchObject({
      code: 'cursor_invalid',
    })
})
