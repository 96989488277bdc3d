import { readFileSync } from 'node:fs'
import type { AnswerRecord, Fact, FormDocument, GapKind, LookupResult, RegistryId, SnapshotField } from '#contracts'
import { missingAnswers, readAnswers } from '../answers/answers.rules.js'
import { papersAvoided, summaryOf } from '../views/summary.rules.js'
import { derivedFields } from './derive.rules.js'
import { conceptsOf, firstWave, lookupIdOf, secondWave, type Looked, type PlannedLookup } from './plan.rules.js'
import { boundSnapshot, type SnapshotInput } from './snapshot.rules.js'
import { inLayoutOrder } from './summary.rules.js'

const today = '2026-11-24'

const form = JSON.parse(readFileSync('apps/catalog/seeds/forms/1.014632.json', 'utf8')) as FormDocument
const registryOf = (concept: string): RegistryId =>
  concept.startsWith('land.') ? 'land' : concept.startsWith('tax.') ? 'tax' : 'population'
const numbers: Partial<Record<RegistryId, string>> = { population: '01', tax: '02', land: '03', 'civil-status': '04' }
const lookupId = (registry: RegistryId, role: string) =>
  `0197d3c0-0000-7000-8000-${numbers[registry]}000000000${role === 'spouse' ? 1 : 0}`

function record(kind: string, key: string, facts: Record<string, unknown>, change: Partial<Fact> = {}): AnswerRecord {
  return {
    kind,
    key,
    label: `${kind} ${key}`,
    facts: Object.entries(facts).map(([concept, value]) => ({
      concept,
      value,
      quality: 'verified',
      attribute: 'column',
      recordDate: '2024-05-01',
      ...change,
    })),
  }
}

function looked(registry: RegistryId, role: string, records: AnswerRecord[], rest: Partial<LookupResult> = {}): Looked {
  const id = lookupId(registry, role)
  return {
    order: { registry, role, subject: {}, concepts: [], lookupId: id },
    result: {
      lookupId: id,
      registry,
      lookedUpAt: '2026-11-24T03:00:00.000Z',
      records,
      absences: [],
      gaps: {},
      receipt: { signer: 'registry', payload: '', proof: {} as never },
      ...rest,
    },
  }
}

const lan = record(
  'person',
  'self',
  { 'person.fullName': 'Trần Thị Ngọc Lan', 'person.maritalStatus': 'married' },
  { recordDate: '2021-03-12' },
)
const spouse = record('spouse', 's', {
  'person.spouse.fullName': 'Nguyễn Đức Hoà',
  'person.spouse.personId': '001086013542',
})
const child = (key: string, birthDate: string) =>
  record('member', key, {
    'household.member.fullName': `Con ${key}`,
    'household.member.birthDate': birthDate,
    'household.member.relation': 'child',
  })
const home = (key: string, floorArea: number) =>
  record('home', key, {
    'land.home.parcel': `Thửa ${key}`,
    'land.home.owned': true,
    'land.home.floorArea': floorArea,
    'land.home.share': '1/2',
  })
const income = (total: number) =>
  record('income', '2025', { 'tax.income.total': total, 'tax.income.year': 2025, 'tax.income.payer': 'Công ty A' })
const homeAbsence = ['land.home.parcel', 'land.home.owned', 'land.home.floorArea', 'land.home.share'].map(
  (concept) => ({
    concept,
    completeTo: '2026-10-31',
    territory: '01',
  }),
)
const family = [
  looked('population', 'applicant', [lan, spouse, child('m1', '2015'), child('m2', '2019-01-02')]),
  looked('tax', 'applicant', [income(180_000_000)]),
  looked('land', 'spouse', [], { absences: homeAbsence }),
  looked('tax', 'spouse', [income(200_000_000)]),
]

function fields(all: Looked[], change: Partial<SnapshotInput> = {}): SnapshotField[] {
  const input = {
    form,
    looked: all,
    chosen: {},
    isDisputed: () => false,
    waiting: {},
    registry: () => undefined,
    registryOf,
    labels: { none: 'none' },
  }
  return boundSnapshot({ ...input, ...change })
}

const settings: Record<string, unknown> = {
  'social-housing.income-cap': { single: 20_000_000, singleWithMinor: 30_000_000, couple: 40_000_000 },
  'social-housing.area-per-head': { squareMetres: 15 },
}
const derived = (bound: SnapshotField[]) =>
  Object.fromEntries(
    derivedFields(form, bound, (key) => ({ value: settings[key], certainty: 'C' }), '2026-11-24').map((field) => [
      field.path,
      field,
    ]),
  )
const at = (list: SnapshotField[], path: string) => list.find((field) => field.path === path)

describe('the plan of look-ups', () => {
  const planned = (covered: (id: string) => boolean) =>
    conceptsOf(form, (id) => ({ registry: registryOf(id) }) as never, covered)
  const groups = planned((id) => id.startsWith('person.'))

  it('asks about the applicant first, the spouse second, and never about the children', () => {
    const first = firstWave(groups, { personId: '001188024617' }, null)
    expect(first.map(({ registry }) => registry).sort()).toEqual(['land', 'population', 'tax'])
    const people = [
      { role: 'applicant', keys: { personId: '001188024617' } },
      { role: 'spouse', keys: { personId: '001086013542' } },
    ]
    const second = secondWave(groups, people, () => false, null)
    expect(second.map(({ registry, role }) => `${registry} ${role}`).sort()).toEqual(['land spouse', 'tax spouse'])
  })

  it('asks the register of deaths about everybody of the form where the agreement covers it, and for the day only', () => {
    const death = planned(() => true).filter(({ registry }) => registry === 'civil-status')
    expect(death).toEqual(
      ['applicant', 'spouse'].map((role) => ({ registry: 'civil-status', role, concepts: ['civilStatus.death.date'] })),
    )
    expect(groups.some(({ registry }) => registry === 'civil-status')).toBe(false)
  })

  it('asks again under former ids where nothing was found under today’s', () => {
    const people = [{ role: 'applicant', keys: { personId: '079058058302', formerIds: ['021234567'] } }]
    expect(secondWave(groups, people, (registry) => registry === 'land', null)).toMatchObject([
      { registry: 'land', role: 'applicant' },
    ])
    expect(secondWave(groups, people, () => false, null)).toEqual([])
  })
})

describe('the keys of a land record', () => {
  const landKeys = { certificate: 'DA 004417' }
  const groups = conceptsOf(
    form,
    (id) => ({ registry: registryOf(id) }) as never,
    (id) => id.startsWith('person.'),
  )
  const named = (lookups: { registry: string; role: string; subject: object }[]) =>
    lookups.filter(({ subject }) => 'land' in subject).map(({ registry, role }) => `${registry} ${role}`)

  it('go to land about the applicant in both waves, and nowhere else', () => {
    expect(named(firstWave(groups, { personId: '001188024617' }, landKeys))).toEqual(['land applicant'])
    const people = [
      { role: 'applicant', keys: { personId: '079058058302', formerIds: ['021234567'], taxCodes: ['8058302771'] } },
      { role: 'spouse', keys: { personId: '001086013542' } },
    ]
    expect(named(secondWave(groups, people, () => true, landKeys))).toEqual(['land applicant'])
  })
})

describe('the fields of a snapshot', () => {
  it('gives every provided value its source, and lists every member', () => {
    const list = fields([...family, looked('land', 'applicant', [home('112', 52.4)])])
    expect(at(list, '/applicant/fullName')).toMatchObject({
      status: 'provided',
      value: 'Trần Thị Ngọc Lan',
      source: { registry: 'population', recordDate: '2021-03-12', lookupId: lookupId('population', 'applicant') },
    })
    expect(at(list, '/household/members/1/birthDate')?.value).toBe('2019-01-02')
    expect(at(list, '/home/floorArea')?.value).toBe(52.4)
  })

  it('says "none" with the date the statement reaches to', () => {
    expect(at(fields(family), '/spouse/home/owned')).toMatchObject({
      status: 'provided',
      value: null,
      absent: true,
      source: { recordDate: '2026-10-31' },
    })
  })

  it('asks which of several records it is, and only that', () => {
    const two = [...family, looked('land', 'applicant', [home('112', 52.4), home('305', 80)])]
    const open = fields(two)
    expect(at(open, '/home/parcel')).toMatchObject({
      status: 'ask',
      choices: [{ key: '112' }, { key: '305' }, { key: 'none' }],
    })
    expect(at(open, '/home/floorArea')).toBeUndefined()
    expect(at(fields(two, { chosen: { '/home/parcel': '305' } }), '/home/floorArea')?.value).toBe(80)
    const none = fields(two, { chosen: { '/home/parcel': 'none' } })
    expect(at(none, '/home/parcel')).toMatchObject({ status: 'ask', value: 'none' })
    expect(at(none, '/home/floorArea')).toBeUndefined()
  })

  it.each<[GapKind, string]>([
    ['unavailable', 'askWithEvidence'],
    ['notAnnounced', 'askWithEvidence'],
    ['refused', 'askWithEvidence'],
    ['notFound', 'askWithEvidence'],
    ['incomplete', 'askWithEvidence'],
    ['ambiguous', 'askWithEvidence'],
  ])('leaves a gap of kind %s with the way on the form declares', (kind, fallback) => {
    const list = fields([...family, looked('land', 'applicant', [], { gaps: { 'land.home.floorArea': kind } })])
    expect(at(list, '/home/floorArea')).toMatchObject({
      status: 'gap',
      registry: 'land',
      editable: true,
      gap: { kind, fallback },
    })
  })

  it('gives what could not be asked the look-up that failed', () => {
    const population = looked('population', 'applicant', [], {
      gaps: Object.fromEntries(
        Object.values(form.bindings).flatMap(({ concept }) =>
          concept && registryOf(concept) === 'population' ? [[concept, 'unavailable' as const]] : [],
        ),
      ),
    })
    const list = fields([
      population,
      looked('tax', 'applicant', [income(1)]),
      looked('land', 'applicant', [home('1', 30)]),
    ])
    expect(at(list, '/spouse/home/owned')).toMatchObject({
      status: 'gap',
      gap: { kind: 'unavailable', lookupId: lookupId('population', 'applicant') },
    })
    expect(at(list, '/household/members')).toMatchObject({ status: 'gap' })
    expect(list.filter(({ path }) => path === '/household/members')).toHaveLength(1)
    expect(at(list, '/income/applicant/total')?.status).toBe('provided')
  })

  it('leaves out the spouse of somebody who has none', () => {
    const single = record('person', 'self', { 'person.fullName': 'Minh', 'person.maritalStatus': 'single' })
    const list = fields([
      looked('population', 'applicant', [single]),
      looked('tax', 'applicant', [income(1)]),
      looked('land', 'applicant', [home('1', 30)]),
    ])
    expect(list.some(({ path }) => path.startsWith('/spouse') || path.startsWith('/income/spouse'))).toBe(false)
  })

  it('marks a corrected value disputed and lets it be answered', () => {
    const list = fields([...family, looked('land', 'applicant', [home('112', 52.4)])], {
      isDisputed: ({ path, value }) => path === '/home/floorArea' && value === 52.4,
    })
    expect(at(list, '/home/floorArea')).toMatchObject({ status: 'provided', quality: 'disputed', editable: true })
  })
})

describe('an applicant the register of deaths has', () => {
  const death = looked('civil-status', 'applicant', [
    record('death', 'self', { 'civilStatus.death.date': '2026-08-30' }),
  ])
  const land = looked('land', 'applicant', [home('112', 52.4)])

  it('has what population says in dispute, what others say as it is, and the day of death nowhere', () => {
    const list = fields([...family, land, death])
    expect(at(list, '/applicant/fullName')).toMatchObject({ status: 'provided', quality: 'disputed', editable: false })
    expect(at(list, '/home/floorArea')?.quality).toBe('verified')
    expect(JSON.stringify(list)).not.toContain('2026-08-30')
  })

  it.each<GapKind>(['notFound', 'ambiguous', 'unavailable'])('is not one where that look-up ended as %s', (kind) => {
    const none = looked('civil-status', 'applicant', [], { gaps: { 'civilStatus.death.date': kind } })
    expect(fields([...family, land, none])).toEqual(fields([...family, land]))
  })
})

describe('derived facts', () => {
  it('follow from the provided ones with the oldest source', () => {
    const bound = fields([...family, looked('land', 'applicant', [home('112', 52.4)])])
    const facts = derived(bound)
    expect(facts['/assessment/monthlyIncome']).toMatchObject({
      value: Math.round(380_000_000 / 12),
      derivedFrom: ['/income/applicant/total', '/income/spouse/total'],
    })
    expect(facts['/assessment/incomeWithinCap']).toMatchObject({ value: true, source: { recordDate: '2021-03-12' } })
    expect(facts['/assessment/areaPerHead']?.value).toBe(17.47)
    expect(facts['/assessment/homeCondition']?.value).toBe(false)
    // what a limit decides is as sure as the limit
    expect(facts['/assessment/incomeWithinCap']?.certainty).toBe('C')
    expect(facts['/assessment/areaPerHead']).not.toHaveProperty('certainty')
  })

  it('are left out until all inputs exist', () => {
    const facts = derived(
      fields([
        ...family,
        looked('land', 'applicant', [], {
          gaps: { 'land.home.owned': 'unavailable', 'land.home.floorArea': 'unavailable' },
        }),
      ]),
    )
    expect(facts['/assessment/areaPerHead']).toBeUndefined()
    expect(facts['/assessment/homeCondition']).toBeUndefined()
    expect(facts['/assessment/incomeWithinCap']).toBeDefined()
  })

  it('wait for a choice', () => {
    const facts = derived(fields([...family, looked('land', 'applicant', [home('112', 52.4), home('305', 80)])]))
    expect(facts['/assessment/areaPerHead']).toBeUndefined()
  })

  it('see that somebody who owns no home meets the condition', () => {
    const facts = derived(fields([...family, looked('land', 'applicant', [], { absences: homeAbsence })]))
    expect(facts['/assessment/homeCondition']?.value).toBe(true)
  })

  it.each([
    ['single', [], 20_000_000, true],
    ['single', [], 20_000_001, false],
    ['divorced', [child('m1', '2015')], 30_000_000, true],
    ['divorced', [child('m1', '2001')], 30_000_000, false],
    ['married', [], 40_000_000, true],
    ['married', [], 40_000_001, false],
  ] as const)('hold the cap for %s', (maritalStatus, members, monthly, within) => {
    const person = record('person', 'self', { 'person.maritalStatus': maritalStatus })
    const bound = fields([
      looked('population', 'applicant', [person, ...members]),
      looked('tax', 'applicant', [income(monthly * 12)]),
      looked('land', 'applicant', [home('1', 1)]),
    ])
    expect(derived(bound)['/assessment/incomeWithinCap']?.value).toBe(within)
  })
})

describe('the snapshot as a whole', () => {
  const bound = fields([...family, looked('land', 'applicant', [home('112', 52.4)])])
  const whole = inLayoutOrder(form, bound)

  it('lists questions and facts in the order of the form, and counts them', () => {
    expect(whole[0]?.path).toBe('/applicant/fullName')
    expect(whole.at(-1)).toMatchObject({ path: '/declaration', status: 'ask' })
    const summary = summaryOf(whole, papersAvoided(form, whole))
    expect(summary.total).toBe(summary.reused + summary.asked + summary.gaps)
    // The official list of 1.014632 demands its form only, so that nothing is avoided.
    expect(summary.papersAvoided).toBe(0)
  })

  it('takes answers only where the form asks or a look-up left a gap', () => {
    const codes = (answers: Record<string, unknown>, list = whole) =>
      readAnswers(form, list, answers, { before: {}, today }).errors.map(({ code }) => code)
    expect(codes({ '/contact/phone': '0912345678' })).toEqual([])
    expect(codes({ '/contact/phone': 'x' })).toEqual(['wrong_form'])
    expect(codes({ '/home/floorArea': 10 })).toEqual(['registry_value_supplied'])
    expect(codes({ '/assessment/areaPerHead': 10 })).toEqual(['registry_value_supplied'])
    expect(codes({ '/nothing/here': 10 })).toEqual(['unknown_field'])
    const gap = fields([...family, looked('land', 'applicant', [], { gaps: { 'land.home.floorArea': 'unavailable' } })])
    expect(codes({ '/home/floorArea': 10 }, gap)).toEqual([])
    const early = readAnswers(form, undefined, { '/home/floorArea': 10 }, { before: {}, today })
    expect(early.errors.map(({ code }) => code)).toEqual(['registry_value_supplied'])
  })

  it('names every place that is still open', () => {
    const open = missingAnswers(form, whole, {}, today).map(({ path }) => path)
    expect(open).toEqual(expect.arrayContaining(['/request/applicantGroup', '/request/form', '/contact/phone']))
    expect(open).not.toContain('/declaration')
    const gap = inLayoutOrder(
      form,
      fields([...family, looked('land', 'applicant', [], { gaps: { 'land.home.floorArea': 'notFound' } })]),
    )
    expect(missingAnswers(form, gap, {}, today).map(({ path }) => path)).toContain('/home/floorArea')
    expect(missingAnswers(form, gap, { '/home/floorArea': null }, today).map(({ path }) => path)).not.toContain(
      '/home/floorArea',
    )
  })
})

describe('the id of a look-up', () => {
  const seed = '0197d3c0-1234-7abc-8000-123456789abc'
  const planned: PlannedLookup = {
    ...{ registry: 'land', role: 'applicant', concepts: ['land.home.owned'] },
    subject: { personId: '001188014826', fullName: 'Lan', land: { sheet: 1, plot: 2, commune: '00004' } },
  }

  it('is a UUID of version 7 with the time of its seed', () => {
    expect(lookupIdOf(seed, planned)).toMatch(/^0197d3c0-1234-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('is the same for the same keys, whatever their order and whatever is asked for', () => {
    const land = { commune: '00004', plot: 2, sheet: 1, certificate: undefined }
    const again = { ...planned, concepts: [], subject: { land, fullName: 'Lan', personId: '001188014826' } }
    expect(lookupIdOf(seed, again)).toBe(lookupIdOf(seed, planned))
  })

  it('is another one for another seed, registry, role, mode or key', () => {
    const others: [string, PlannedLookup][] = [
      ['0197d3c0-1234-7abc-8000-123456789abd', planned],
      [seed, { ...planned, registry: 'tax' }],
      [seed, { ...planned, role: 'spouse' }],
      [seed, { ...planned, mode: 'match' }],
      [seed, { ...planned, subject: { ...planned.subject, formerIds: ['011234567'] } }],
    ]
    const ids = [[seed, planned] as const, ...others].map(([from, lookup]) => lookupIdOf(from, lookup))
    expect(new Set(ids).size).toBe(6)
  })
})
