import type { AnswerRecord, RegistryId } from '#contracts'
import { contradictions } from './contradictions.rules.js'
import type { Looked } from './plan.rules.js'

const record = (kind: string, key: string, facts: Record<string, unknown>): AnswerRecord => ({
  kind,
  key,
  facts: Object.entries(facts).map(([concept, value]) => ({
    ...{ concept, value, quality: 'verified', attribute: 'a', recordDate: '2026-01-01' },
  })),
})
const looked = (registry: RegistryId, role: string, records: AnswerRecord[], subject = {}): Looked => ({
  order: {
    ...{ registry, role, subject, lookupId: `${registry} ${role}` },
    concepts: records.flatMap(({ facts }) => facts.map(({ concept }) => concept)),
  },
  result: { records, gaps: {}, absences: [] } as unknown as Looked['result'],
})
const disputed = (...all: Looked[]) => {
  const contradicted = contradictions(all)
  return all.flatMap((one) =>
    one.result.records.flatMap((kept) =>
      kept.facts.filter((fact) => contradicted(one, kept, fact)).map(({ concept }) => `${one.order.role} ${concept}`),
    ),
  )
}

const hung = { personId: '001060000001', fullName: 'Đỗ Văn Hùng' }
const self = (maritalStatus: string) => record('person', 'self', { 'person.maritalStatus': maritalStatus })
const spouse = record('spouse', 'spouse', { 'person.spouse.fullName': hung.fullName })
const death = record('death', 'self', { 'civilStatus.death.date': '2026-08-30' })
const marriage = (key: string, spouseName: string) =>
  record('marriage', key, { 'civilStatus.marriage.date': '1990-01-01', 'civilStatus.marriage.spouseName': spouseName })
const divorce = (key: string) => record('divorce', key, { 'civilStatus.divorce.date': '2001-01-01' })

it('marks a widow whom population calls married, and the spouse it tells of', () => {
  expect(
    disputed(
      looked('population', 'applicant', [self('married'), spouse]),
      looked('civil-status', 'spouse', [death], hung),
    ),
  ).toEqual(['applicant person.maritalStatus', 'applicant person.spouse.fullName'])
})

it('marks all that population says of anybody the register of deaths has, and of that person in a household', () => {
  const partner = looked('population', 'partner', [self('single')])
  const member = (fullName: string) => record('member', fullName, { 'household.member.fullName': fullName })
  const family = looked('population', 'applicant', [member('ĐỖ VĂN HÙNG'), member('Đỗ Thị Mai')])
  expect(disputed(partner, looked('civil-status', 'partner', [death]))).toEqual(['partner person.maritalStatus'])
  expect(disputed(family, looked('civil-status', 'spouse', [death], hung))).toEqual([
    'applicant household.member.fullName',
  ])
})

it.each([
  ['married', [marriage('m1', hung.fullName), divorce('m1')], true],
  ['married', [marriage('m1', 'Lê A'), divorce('m1'), marriage('m2', hung.fullName)], false],
  ['married', [divorce('m1')], false],
  ['single', [marriage('m1', hung.fullName)], true],
  ['single', [divorce('m1')], true],
  ['divorced', [marriage('m1', hung.fullName)], true],
  ['divorced', [marriage('m1', hung.fullName), divorce('m1')], false],
  ['widowed', [marriage('m1', hung.fullName)], false],
  ['single', [], false],
] as const)('compares %s with the books: %j', (status, entries, isDisputed) => {
  for (const role of ['applicant', 'partner']) {
    const found = disputed(looked('population', role, [self(status)]), looked('civil-status', role, [...entries]))
    expect(found).toEqual(isDisputed ? [`${role} person.maritalStatus`] : [])
  }
})

it('marks a spouse whom the two registries call otherwise, on both sides', () => {
  expect(
    disputed(
      looked('population', 'applicant', [self('married'), spouse]),
      looked('civil-status', 'applicant', [marriage('m1', 'Trần Văn Ba')]),
    ),
  ).toEqual(['applicant person.spouse.fullName', 'applicant civilStatus.marriage.spouseName'])
})

it('marks nothing where nobody says otherwise', () => {
  expect(
    disputed(
      looked('population', 'applicant', [self('married'), spouse]),
      looked('civil-status', 'applicant', [marriage('m1', 'ĐỖ VĂN HÙNG')]),
      looked('civil-status', 'spouse', [], hung),
      looked('land', 'applicant', [record('home', '1', { 'land.home.owned': true })]),
    ),
  ).toEqual([])
})
