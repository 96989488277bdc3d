import { randomUUID } from 'node:crypto'
import type { NamedSubject } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  aDraft,
  citizen,
  clock,
  dossiersIn,
  hoa,
  nam,
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
import { NameSubjects } from './name-subjects.js'

const partner = { role: 'partner', ...hoa }
const witness = { role: 'witness', ...nam }
const other: NamedSubject = {
  ...{ role: 'partner', personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-03-08' },
}
const typed = { '/note': 'x', '/partner/fullName': 'Hoa', '/witness/fullName': 'Năm' }
const chosen = { '/partner/fullName': 'record 1', '/witness/fullName': 'record 2' }
const wanted = [
  { path: '/partner/fullName', answer: 'Hoa' },
  { path: '/witness/fullName', answer: 'Năm' },
]

let kept: ThrowAwayDatabase
let service: NameSubjects
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const { database } = kept
  const catalogue = aCatalogue()
  const mismatches = new Mismatches(database, clock, plainKeys)
  const people = new NamedPeople(
    {} as MatchPerson,
    mismatches,
    new PersonAccesses(database, plainKeys, clock, new KeepNotices(plainKeys)),
  )
  service = new NameSubjects(dossiersIn(database, catalogue), catalogue, people, viewsIn(database, catalogue))
})
afterAll(() => kept.drop())

/** What stands in a dossier of two named people after others are named. */
async function afterNaming(subjects: NamedSubject[]) {
  const snapshotId = randomUUID()
  const before = [partner, witness].map((named) => ({ ...named, attested: false }))
  const dossier = await aDraft(kept.database, {
    ...{ channel: 'citizen', answers: typed, chosen, snapshot_id: snapshotId },
    ...{ subjects: JSON.stringify(before), wanted: JSON.stringify(wanted) },
  })
  await service.execute({ dossier, body: { subjects } }, questionOf(citizen))
  const [row] = await kept.database.query<Record<string, unknown>>(
    'select answers, chosen, wanted, snapshot_id as snapshot from dossier where id = $1',
    [dossier],
  )
  return { ...row, snapshot: row?.['snapshot'] === snapshotId ? 'kept' : row?.['snapshot'] }
}

it.each([
  ['somebody else is named for', [other, witness]],
  ['nobody is named for any more', [witness]],
])('of a role %s, the answers and choices go, and those of the other role stay', async (_, subjects) => {
  expect(await afterNaming(subjects)).toEqual({
    answers: { '/note': 'x', '/witness/fullName': 'Năm' },
    chosen: { '/witness/fullName': 'record 2' },
    wanted: [{ path: '/partner/fullName' }, wanted[1]],
    snapshot: null,
  })
})

it('where two change their roles nothing stays of either', async () => {
  const swapped = [
    { ...partner, role: 'witness' },
    { ...witness, role: 'partner' },
  ]
  expect(await afterNaming(swapped)).toEqual({
    answers: { '/note': 'x' },
    chosen: {},
    wanted: wanted.map(({ path }) => ({ path })),
    snapshot: null,
  })
})

it('where the same people are named again everything stays', async () => {
  expect(await afterNaming([witness, partner])).toEqual({ answers: typed, chosen, wanted, snapshot: 'kept' })
})
