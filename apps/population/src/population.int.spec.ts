import { personas } from '#sandbox'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { populationService } from './population.service-definition.js'

const everything = [
  'person.personId', 'person.fullName', 'person.birthDate', 'person.sex', 'person.ethnicity', 'person.nationality',
  'person.residence.address', 'person.residence.unit', 'person.residence.since', 'person.maritalStatus',
  'person.formerIds', 'person.formerTaxCodes', 'person.householdNumber', 'household.size',
  'person.spouse.fullName', 'person.spouse.personId', 'person.spouse.birthDate', 'person.spouse.formerIds',
  'person.spouse.residence.unit', 'household.member.fullName', 'household.member.personId',
  'household.member.birthDate', 'household.member.relation', 'household.head.fullName', 'household.head.personId',
  'person.relationToHead',
] // prettier-ignore

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...populationService, name: 'population' })
})
afterAll(() => registry.stop())

const about = async (id: string) => (await registry.ask(aLookup(keysOfPersona(id), everything)))[0]

it('knows everything about Lan, her husband and her children', async () => {
  const answer = await about('lan')
  expect(answer).toMatchObject({
    outcome: 'found',
    registry: 'population',
    missing: [],
    notApplicable: [],
    absences: [],
  })
  expect(valuesOf(answer, 'person')).toEqual([
    {
      'person.personId': '001188014826',
      'person.fullName': 'Nguyễn Thị Lan',
      'person.birthDate': '1988-08-14',
      'person.sex': 'female',
      'person.ethnicity': 'Kinh',
      'person.nationality': 'VN',
      'person.residence.address': 'Số 9, ngõ 68, đường Đại Mỗ, Phường Đại Mỗ, Thành phố Hà Nội',
      'person.residence.unit': '00637',
      'person.residence.since': '2012-11-15',
      'person.maritalStatus': 'married',
      'person.formerIds': ['012345678'],
      'person.formerTaxCodes': ['8012345672'],
      'person.householdNumber': 'HS1200000001',
      'household.size': 4,
    },
  ])
  expect(valuesOf(answer, 'spouse')).toEqual([
    {
      'person.spouse.fullName': 'Trần Quốc Hưng',
      'person.spouse.personId': '036085007311',
      'person.spouse.birthDate': '1985-03-02',
      'person.spouse.formerIds': [],
      'person.spouse.residence.unit': '00637',
    },
  ])
  expect(valuesOf(answer, 'household')).toEqual([
    {
      'household.head.fullName': 'Nguyễn Thị Lan',
      'household.head.personId': '001188014826',
      'person.relationToHead': 'head',
    },
  ])
  expect(valuesOf(answer, 'member').map((member) => member['household.member.relation'])).toEqual([
    'spouse',
    'child',
    'child',
  ])
  expect(answer?.records.map(({ key }) => key)).toEqual(['self', 'spouse', 'household', 'm1', 'm2', 'm3'])
  for (const fact of answer?.records.flatMap(({ facts }) => facts) ?? []) {
    expect(fact).toMatchObject({
      quality: 'verified',
      recordDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    })
  }
})

it('knows every citizen persona as signed in', async () => {
  const citizens = personas.filter(({ role }) => role === 'citizen')
  const answers = await registry.ask(
    ...citizens.map(({ id }) =>
      aLookup(keysOfPersona(id), ['person.fullName', 'person.birthDate', 'person.residence.unit']),
    ),
  )
  expect(answers.map((answer) => valuesOf(answer, 'person')[0])).toEqual(
    citizens.map(({ name, birthDate, residence }) => ({
      'person.fullName': name,
      'person.birthDate': birthDate,
      'person.residence.unit': residence,
    })),
  )
})

it('says that a spouse and members do not apply to Minh, who is single and lives alone', async () => {
  const answer = await about('minh')
  expect(answer?.missing).toEqual([])
  expect(answer?.notApplicable).toEqual(everything.filter((id) => /spouse|member/.test(id)))
})

it('says that the spouse of Mai is missing, and guesses nothing', async () => {
  const answer = await about('mai')
  expect(answer?.outcome).toBe('found')
  expect(answer?.missing).toEqual(everything.filter((id) => id.includes('.spouse.')))
  expect(valuesOf(answer, 'member').map((member) => member['household.member.relation'])).toEqual(['other', 'child'])
})

it('sees the household from the side of whoever is asked about', async () => {
  const [grandchild] = await registry.ask(aLookup({ personId: '001314016273' }, ['household.member.relation']))
  expect(valuesOf(grandchild, 'member').map((member) => member['household.member.relation'])).toEqual([
    'parent',
    'parent',
    'sibling',
  ])
})

it('knows of Út only the year of birth', async () => {
  expect(valuesOf(await about('ut'), 'person')[0]).toMatchObject({ 'person.birthDate': '1951' })
})

it('releases nothing under another name, and finds nobody under an unknown id', async () => {
  const { personId } = keysOfPersona('lan')
  const answers = await registry.ask(
    aLookup({ personId, fullName: 'Nguyễn Thị Lân' }, ['person.birthDate']),
    aLookup({ personId, fullName: 'NGUYỄN  THỊ LAN' }, ['person.birthDate']),
    aLookup({ personId: '001188999999' }, ['person.birthDate']),
    aLookup({ personId: `${personId}0` }, ['person.birthDate']),
    aLookup({}, ['person.birthDate']),
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual(['ambiguous', 'found', 'notFound', 'notFound', 'notFound'])
  expect(answers.map(({ records }) => records.length)).toEqual([0, 1, 0, 0, 0])
})

describe('match', () => {
  const match = async (subject: object) =>
    (await registry.ask(aLookup(subject, ['person.match'], { mode: 'match' })))[0]
  const bay = { fullName: 'Trần Văn Bảy', birthDate: '1958-07-07' }

  it.each([
    ['id', { ...bay, personId: '079058058302' }],
    ['former id', { ...bay, formerIds: ['020558583'] }],
    ['both', { ...bay, personId: '079058058302', formerIds: ['020558583'] }],
    ['other capitals and spaces', { ...bay, fullName: 'TRẦN VĂN  BẢY', personId: '079058058302' }],
  ])('finds one person by %s, name and birth date and releases the id only', async (_how, subject) => {
    expect(await match(subject)).toMatchObject({
      outcome: 'found',
      records: [{ kind: 'match', key: 'self', facts: [{ concept: 'person.match', value: '079058058302' }] }],
    })
  })

  it.each([
    ['name', { ...bay, personId: '079058058302', fullName: 'Trần Văn Bay' }],
    ['birth date', { ...bay, personId: '079058058302', birthDate: '1958-07-08' }],
    ['less of the birth date than is known', { ...bay, personId: '079058058302', birthDate: '1958' }],
    ['former id of another', { ...bay, personId: '079058058302', formerIds: ['012345678'] }],
    ['no key at all', bay],
    ['unknown passport', { ...bay, passport: 'C1234567' }],
  ])('never says that it was the %s that differed', async (_what, subject) => {
    const answer = await match(subject)
    expect(answer).toMatchObject({ outcome: 'notFound', records: [], absences: [], missing: [], notApplicable: [] })
  })

  const hung = { personId: '036085007311', fullName: 'Trần Quốc Hưng', birthDate: '1985-03-02' }
  const anh = { personId: '001314016273', fullName: 'Trần Minh Anh', birthDate: '2014-05-20' }
  const bao = { personId: '001218018840', fullName: 'Trần Gia Bảo', birthDate: '2018-11-03' }
  it.each([
    ['her husband', hung, '001188014826', 'relative'],
    ['her child', anh, '001188014826', 'child'],
    ['his child', anh, '036085007311', 'child'],
    ['a brother', bao, '001314016273', 'relative'],
  ])('confirms a link to %s', async (_who, subject, personId, kind) => {
    expect((await match({ ...subject, linkedTo: { personId, kind } }))?.outcome).toBe('found')
  })

  it('finds a child by name and birth date among the children of the one who asks', async () => {
    const { personId, ...child } = anh
    const answer = await match({ ...child, linkedTo: { personId: '001188014826', kind: 'child' } })
    expect(answer?.records[0]?.facts).toMatchObject([{ concept: 'person.match', value: personId }])
  })

  it.each([
    ['a husband is no child', hung, '001188014826', 'child'],
    [
      'a mother is no child',
      { ...hung, ...{ personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' } },
      '001314016273',
      'child',
    ],
    ['a stranger', anh, '079058058302', 'relative'],
    [
      'a spouse population does not link',
      { personId: '048089093344', fullName: 'Ngô Đức Thắng', birthDate: '1989-01-25' },
      '048192092785',
      'relative',
    ],
  ])('confirms none where %s', async (_who, subject, personId, kind) => {
    expect((await match({ ...subject, linkedTo: { personId, kind } }))?.outcome).toBe('notFound')
  })

  it('takes a full birth date for someone of whom the year is known', async () => {
    const ut = keysOfPersona('ut')
    expect((await match(ut))?.outcome).toBe('found')
    expect((await match({ ...ut, birthDate: '1951-01-01' }))?.outcome).toBe('found')
    expect((await match({ ...ut, birthDate: '1952-01-01' }))?.outcome).toBe('notFound')
  })
})
