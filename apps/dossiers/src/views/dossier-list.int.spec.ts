import type { Actor } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { aCatalogue, aDraft, citizen, clock, dossiersIn, official, viewsIn } from '../dossier/dossiers.fixture.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { FindDossiers } from './find-dossiers.js'

const lan: Actor = { ...citizen, subject: 'lan', personId: '001188014826' }
const people: Record<string, Actor> = {
  applicant: citizen,
  representative: lan,
  stranger: { ...citizen, subject: 'hoa', personId: '052190035174' },
  office: official,
  otherOffice: { ...official, authority: 'H26.00004' },
  head: { ...official, role: 'head', authority: 'H26' },
  otherHead: { ...official, role: 'head', authority: 'H2' },
}
const paper = (status: string, ends: string | null) => ({
  representation: { kind: 'guardian', personId: lan.personId, name: 'Lan', status, scope: [], ends, until: ends },
})
const herOwn = { channel: 'citizen' }

let kept: ThrowAwayDatabase
let service: FindDossiers
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const catalogue = aCatalogue()
  const [dossiers, views] = [dossiersIn(kept.database, catalogue), viewsIn(kept.database, catalogue)]
  service = new FindDossiers(kept.database, dossiers, views, clock)
})
afterAll(() => kept.drop())

const listedTo = (actor: Actor, id: string) =>
  service.page({ limit: 100 }, actor).then(({ items }) => items.some((item) => item.id === id))
const readBy = (actor: Actor, id: string) =>
  service.one({ dossier: id }, actor).then(
    () => true,
    () => false,
  )

/** Each dossier with those it is in the list of. The clock of the tests says 25 November 2026. */
const rows: [string, Record<string, unknown>, string[]][] = [
  ['her own draft', herOwn, ['applicant']],
  ['a draft of the counter', {}, ['applicant', 'office', 'head']],
  ['a draft of the counter nobody matched', { identity: 'unverified' }, ['office', 'head']],
  [
    'a draft for her with a paper to look at',
    { ...herOwn, ...paper('unverified', null) },
    ['applicant', 'representative', 'office', 'head'],
  ],
  ['a draft for her', { ...herOwn, ...paper('verified', null) }, ['applicant', 'representative']],
  [
    'a draft for her on the last day of the right',
    { ...herOwn, ...paper('verified', '2026-11-25') },
    ['applicant', 'representative'],
  ],
  ['a draft for her the day after', { ...herOwn, ...paper('verified', '2026-11-24') }, ['applicant']],
  ['a draft for her whose paper was refused', { ...herOwn, ...paper('refused', null) }, ['applicant']],
  [
    'one submitted for her by whom has no right any more',
    { ...herOwn, status: 'submitted', ...paper('verified', '2026-01-31') },
    ['applicant', 'office', 'head'],
  ],
  [
    'one of the office that another handles',
    { status: 'submitted', handled_by: 'H26.00004' },
    ['applicant', 'office', 'otherOffice', 'head'],
  ],
]

it.each(rows)('the list has %s for those who may read it and for nobody else', async (_, columns, whose) => {
  const id = await aDraft(kept.database, columns)
  const listed: string[] = []
  const read: string[] = []
  for (const [name, actor] of Object.entries(people)) {
    if (await listedTo(actor, id)) listed.push(name)
    if (await readBy(actor, id)) read.push(name)
  }
  expect(listed).toEqual(whose)
  expect(read).toEqual(whose)
})

it('the list tells who acts for the applicant by number, and not by a name both have', async () => {
  const id = await aDraft(kept.database, { ...herOwn, ...paper('verified', null) })
  const told = async (actor: Actor) => {
    const { items } = await service.page({ limit: 100 }, { ...actor, name: 'Lan' })
    return items.find((item) => item.id === id)?.actsForApplicant
  }
  expect([await told(citizen), await told(lan)]).toEqual([undefined, true])
})
