import type { CorrectionView, SubjectKeys } from '#contracts'
import { households, isKnownDead } from '#sandbox'
import {
  aLookup,
  aPurpose,
  keysOfPersona,
  newLookupId,
  startRegistry,
  valuesOf,
  type RegistryUnderTest,
} from '#testing/registry-under-test'
import { populationService } from '../population.service-definition.js'
import { birthConcepts, deathConcepts, divorceConcepts, marriageConcepts } from './civil-status.concepts.js'

const everything = [birthConcepts, marriageConcepts, divorceConcepts, deathConcepts].flatMap((held) =>
  Object.keys(held),
)
const people = 3000
const country = [...households({ people, seed: 1 })]
const residents = country.flatMap((household) => household.people)

const correction: CorrectionView = {
  correctionId: newLookupId(),
  dossierId: newLookupId(),
  registry: 'civil-status',
  concept: 'civilStatus.birth.registeredAt',
  lookupId: newLookupId(),
  claimedValue: 'Phường Đại Mỗ',
  reason: 'Nơi đăng ký ghi sai.',
  dueAt: '2026-12-09T03:00:00.000Z',
  dueCertainty: 'C',
  at: '2026-11-24T03:00:00.000Z',
}
let registry: RegistryUnderTest
beforeAll(async () => {
  const bus = { ask: () => Promise.resolve(correction as never) }
  const outbox = { record: () => Promise.resolve() }
  registry = await startRegistry(
    { ...populationService, name: 'population' },
    { registry: 'civil-status', people, bus, outbox },
  )
})
afterAll(() => registry.stop())

const about = async (subject: SubjectKeys) => (await registry.ask(aLookup(subject, everything)))[0]

it('knows the birth and the marriage of Lan, with number, book, day and office', async () => {
  const answer = await about(keysOfPersona('lan'))
  expect(answer).toMatchObject({ outcome: 'found', registry: 'civil-status', missing: [], absences: [] })
  expect(valuesOf(answer, 'birth')).toEqual([
    {
      'civilStatus.birth.number': expect.stringMatching(/^\d+\/1988$/) as string,
      'civilStatus.birth.bookNumber': 'KS-1988-1',
      'civilStatus.birth.registeredOn': '1988-09-03',
      'civilStatus.birth.registeredAt': expect.stringMatching(/, Thành phố Hà Nội$/) as string,
    },
  ])
  expect(valuesOf(answer, 'marriage')).toMatchObject([
    { 'civilStatus.marriage.date': '2012-10-20', 'civilStatus.marriage.spouseName': 'Trần Quốc Hưng' },
  ])
  expect([valuesOf(answer, 'divorce'), valuesOf(answer, 'death')]).toEqual([[], []])
  for (const { attribute, recordDate } of answer?.records.flatMap(({ facts }) => facts) ?? []) {
    expect([attribute, recordDate]).toEqual([
      expect.stringMatching(/^\w+\.\w+$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ])
  }
})

it('knows the marriage of Mai that population does not link', async () => {
  const answer = await about(keysOfPersona('mai'))
  expect(valuesOf(answer, 'marriage')).toMatchObject([{ 'civilStatus.marriage.spouseName': 'Ngô Đức Thắng' }])
})

it('tells a divorce to either side', async () => {
  const marriage = country.flatMap(({ marriages = [] }) => marriages).find(({ divorce }) => divorce !== undefined)
  for (const personId of [marriage?.husbandId, marriage?.wifeId]) {
    const answer = await about({ personId: personId ?? '' })
    expect(valuesOf(answer, 'divorce')).toEqual([
      {
        'civilStatus.divorce.date': marriage?.divorce?.on,
        'civilStatus.divorce.number': marriage?.divorce?.decision,
        'civilStatus.divorce.court': marriage?.divorce?.court,
      },
    ])
  }
})

it('tells one marriage from another by spouse and day, and offers none a court ended beside one that lasts', async () => {
  const id = '001170000009'
  const marry = (wife: string, name: string, on: string) =>
    `('${id}', '${wife}', 'Lê Văn Ba', 'lê văn ba', '${name}', '${name}', '${on}', '1', 'KH', '${on}', '00637', false)`
  await registry.database.asOwner((owner) =>
    owner.query(`set search_path to civil_status;
      insert into marriage values ${marry('001171000001', 'Đỗ Thị An', '1995-03-01')},
        ${marry('001171000002', 'Vũ Thị Bình', '2005-06-02')}, ${marry('001171000003', 'Hồ Thị Cúc', '2015-09-03')};
      insert into divorce values ('${id}', '001171000001', '2001-01-04', '7/2001', 'TAND'); set search_path to default`),
  )
  const facts = ['civilStatus.marriage.date', 'civilStatus.marriage.number']
  const [answer] = await registry.ask(aLookup({ personId: id }, facts))
  expect(answer?.records.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    'marriage Hồ Thị Cúc, kết hôn ngày 03/09/2015',
    'marriage Vũ Thị Bình, kết hôn ngày 02/06/2005',
  ])
  const [divorce] = await registry.ask(aLookup({ personId: id }, ['civilStatus.divorce.date']))
  expect(divorce?.records.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
    'divorce Đỗ Thị An, kết hôn ngày 01/03/1995, ly hôn ngày 04/01/2001',
  ])
})

it('offers no marriage at all where a court ended the only one, unless the divorce is asked for too', async () => {
  const marriage = country
    .flatMap(({ marriages = [] }) => marriages)
    .find(({ divorce, husbandId }, _, all) => divorce && all.filter((one) => one.husbandId === husbandId).length === 1)
  const subject = { personId: marriage?.husbandId ?? '' }
  const [alone] = await registry.ask(aLookup(subject, ['civilStatus.marriage.date']))
  expect(valuesOf(alone, 'marriage')).toEqual([])
  const both = ['civilStatus.marriage.date', 'civilStatus.divorce.date']
  const [together] = await registry.ask(aLookup(subject, both))
  expect([valuesOf(together, 'marriage').length, valuesOf(together, 'divorce').length]).toEqual([1, 1])
})

it('knows deaths, also those population has not heard of, and none nobody has registered', async () => {
  const dead = residents.filter(({ death }) => death?.entry !== undefined)
  const lost = dead.find((person) => !isKnownDead(person))
  const [known] = dead.filter(isKnownDead)
  for (const person of [known, lost]) {
    if (person === undefined) continue
    const [death] = valuesOf(await about({ personId: person.personId, fullName: person.fullName }), 'death')
    expect(death).toMatchObject({
      'civilStatus.death.date': person.death?.on,
      'civilStatus.death.place': person.death?.place,
    })
  }
  expect(known).toBeDefined()
  const untold = residents.find(({ death }) => death !== undefined && death.entry === undefined)
  expect(valuesOf(await about({ personId: untold?.personId ?? '' }), 'death')).toEqual([])
})

it('finds nothing rather than stating that nothing happened', async () => {
  const copied = residents.find(
    ({ birth, spouse }) => birth !== undefined && birth.entry === undefined && spouse === undefined,
  )
  const [unknown, uncopied] = await registry.ask(
    aLookup({ personId: '001188999999' }, everything),
    aLookup({ personId: copied?.personId ?? '' }, ['civilStatus.birth.number']),
  )
  for (const answer of [unknown, uncopied])
    expect(answer).toMatchObject({ outcome: 'notFound', records: [], absences: [] })
})

it('releases nothing under another name, and the same under another place of the tone mark', async () => {
  const { personId } = keysOfPersona('lan')
  const named = residents.find(({ fullName, birth }) => /Hòa$/.test(fullName) && birth?.entry !== undefined)
  const answers = await registry.ask(
    aLookup({ personId, fullName: 'Nguyễn Thị Lân' }, everything),
    aLookup({ personId, fullName: 'NGUYỄN THỊ LAN' }, everything),
    aLookup({ personId: named?.personId ?? '', fullName: named?.fullName.replace(/Hòa$/, 'Hoà') ?? '' }, everything),
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual(['ambiguous', 'found', 'found'])
  expect(answers[0]?.records).toEqual([])
})

it('answers only its own concepts for a full purpose', async () => {
  const lookup = aLookup(keysOfPersona('lan'), ['civilStatus.birth.registeredOn'])
  const foreign = aLookup(keysOfPersona('lan'), ['civilStatus.birth.registeredOn', 'person.fullName'])
  const aimless = await registry.reply([lookup], { ...aPurpose, legalBasis: ' ' })
  expect(aimless.answers[0]?.payload).toContain('"outcome":"refused"')
  expect((await registry.ask(foreign))[0]).toMatchObject({ outcome: 'refused', records: [] })
  const [match] = await registry.ask(aLookup(keysOfPersona('lan'), ['person.match'], { mode: 'match' }))
  expect(match?.outcome).toBe('refused')
})

it('logs in its own schema, once for a look-up that arrives twice', async () => {
  const lookup = aLookup(keysOfPersona('lan'), ['civilStatus.birth.registeredOn'])
  await registry.reply([lookup])
  await registry.reply([lookup])
  const rows = (schema: string) =>
    registry.database.database.query(`select outcome from ${schema}.access_log where lookup_id = $1`, [lookup.lookupId])
  expect([await rows('civil_status'), await rows('public')]).toEqual([[{ outcome: 'found' }], []])
})

it('has a fault of its own', async () => {
  await registry.outage.set({ mode: 'empty' })
  expect(await about(keysOfPersona('lan'))).toMatchObject({ outcome: 'notFound', records: [] })
  expect(await registry.database.database.query('select 1 from public.demo_fault')).toEqual([])
  await registry.outage.set({ mode: 'ok' })
})

it('does not let the running service change its log', async () => {
  await expect(registry.database.database.write('delete from civil_status.access_log')).rejects.toMatchObject({
    code: '42501',
  })
})

it('takes a correction to its own books, within the transaction of the service', async () => {
  const { dossierId, at, correctionId } = correction
  const hear = (registryId: 'civil-status' | 'population') =>
    registry.database.database.transaction((tx) =>
      registry.receiveCorrection.execute(
        { kind: 'correctionOpened', dossierId, at, correctionId, registry: registryId },
        { tx, eventId: 'event-1', topic: 'dossiers.facts.v1', key: dossierId, group: 'civil-status' },
      ),
    )
  const kept = (schema: string) => registry.database.database.query(`select concept from ${schema}.correction_claim`)
  await hear('population')
  expect(await kept('civil_status')).toEqual([])
  await hear('civil-status')
  await hear('civil-status')
  expect([await kept('civil_status'), await kept('public')]).toEqual([
    [{ concept: 'civilStatus.birth.registeredAt' }],
    [],
  ])
})
