import { matchOf } from './match.rules.js'
import type { CandidateRow, RelativeRow } from './population.rows.js'

const row = (kind: CandidateRow['kind'], value: string, person_id: string, birth_date = '1958-07-07'): CandidateRow => ({
  kind, value, person_id, name_key: 'trần văn bảy', birth_date,
}) // prettier-ignore
const claim = { formerIds: ['020558583'], fullName: 'Trần Văn Bảy', birthDate: '1958-07-07' }

it('finds the one person all keys lead to', () => {
  expect(matchOf(claim, [row('cmnd9', '020558583', 'a')])).toBe('a')
})

it('finds nobody where one old id, name and birth date belong to two people', () => {
  expect(matchOf(claim, [row('cmnd9', '020558583', 'a'), row('cmnd9', '020558583', 'b')])).toBeUndefined()
})

it('finds the right one of two people with one old id by the rest', () => {
  expect(matchOf(claim, [row('cmnd9', '020558583', 'a'), row('cmnd9', '020558583', 'b', '1960-01-01')])).toBe('a')
})

it('wants every key to lead to the same person', () => {
  const candidates = [row('personId', '079058058302', 'a'), row('cmnd9', '020558583', 'b')]
  expect(matchOf({ ...claim, personId: '079058058302' }, candidates)).toBeUndefined()
})

it('needs a key, a name and a birth date', () => {
  const candidates = [row('cmnd9', '020558583', 'a')]
  expect(matchOf({ ...claim, formerIds: [] }, candidates)).toBeUndefined()
  expect(matchOf({ formerIds: claim.formerIds, birthDate: claim.birthDate }, candidates)).toBeUndefined()
  expect(matchOf({ formerIds: claim.formerIds, fullName: claim.fullName }, candidates)).toBeUndefined()
})

describe('a claimed link', () => {
  const child: RelativeRow = {
    subject: 'mother', person_id: 'c', name_key: 'trần văn bảy', birth_date: '1958-07-07', relation: 'child',
  } // prettier-ignore
  const bySon = { personId: '079058058302', fullName: claim.fullName, birthDate: claim.birthDate }
  const candidates = [row('personId', '079058058302', 'c')]
  const asChild = { personId: 'mother', kind: 'child' as const }
  const asRelative = { personId: 'mother', kind: 'relative' as const }

  it('is confirmed where population has it', () => {
    expect(matchOf({ ...bySon, linkedTo: asChild }, candidates, [child])).toBe('c')
    expect(matchOf({ ...bySon, linkedTo: asRelative }, candidates, [{ ...child, relation: 'sibling' }])).toBe('c')
  })

  it.each([
    ['nobody is linked', []],
    ['he is linked to somebody else', [{ ...child, subject: 'stranger' }]],
    ['somebody else is linked', [{ ...child, person_id: 'd' }]],
    ['he is the parent', [{ ...child, relation: 'parent' as const }]],
  ])('is not where %s', (_, relatives) => {
    expect(matchOf({ ...bySon, linkedTo: asChild }, candidates, relatives)).toBeUndefined()
  })

  it('leads to a child whose personal id the claim does not say, by name and birth date', () => {
    const { fullName, birthDate } = claim
    expect(matchOf({ fullName, birthDate, linkedTo: asChild }, [], [child])).toBe('c')
    expect(matchOf({ fullName, birthDate: '1958-07-08', linkedTo: asChild }, [], [child])).toBeUndefined()
    expect(matchOf({ fullName, birthDate }, [], [child])).toBeUndefined()
  })
})
