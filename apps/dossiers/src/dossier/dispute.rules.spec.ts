import type { FormDocument, SnapshotField } from '#contracts'
import { disputeOf, isDisputed, withDisputes, type Concerned } from './dispute.rules.js'

const form = {
  bindings: {
    '/home/floorArea': { mode: 'registry', concept: 'land.home.floorArea', subject: 'applicant' },
    '/partner/birthDate': { mode: 'registry', concept: 'person.birthDate', subject: 'partner' },
    '/children/*/fullName': { mode: 'registry', concept: 'person.fullName', subject: 'child' },
  },
} as unknown as FormDocument
const source = (lookupId: string) => ({ lookupId }) as SnapshotField['source']
const provided = (path: string, value: unknown, more: Partial<SnapshotField> = {}): SnapshotField => ({
  ...{ path, status: 'provided', value, editable: false, quality: 'verified', source: source('land-1') },
  ...more,
})
const chooser = provided('/home/address', 'Số 1', { choices: [{ key: 'k1', label: 'Số 1' }] })
const area = provided('/home/floorArea', 29)
const dossier: Concerned = {
  applicantPersonId: 'thu',
  subjects: [{ role: 'partner', personId: 'hoa' }],
  chosen: { '/home/address': 'k1', '/car/plate': 'c1' },
}

describe('a dispute', () => {
  const dispute = disputeOf(dossier, form, [chooser, area], area)
  const holds = (change: Partial<Concerned>, field = area) =>
    isDisputed({ ...dossier, ...change, disputed: [dispute] }, field)

  it('keeps whose value it is about, and of which record', () => {
    expect(dispute).toEqual({
      ...{ path: '/home/floorArea', role: 'applicant', person: 'thu', value: 29 },
      chosen: { '/home/address': 'k1' },
    })
    const child = provided('/children/0/fullName', 'An')
    expect(disputeOf(dossier, form, [child], child)).toMatchObject({ role: 'child', person: null, chosen: {} })
  })

  it('holds for the same value of the same record, also after another look-up and another choice elsewhere', () => {
    expect(holds({})).toBe(true)
    expect(holds({}, { ...area, source: source('land-2') })).toBe(true)
    expect(holds({ chosen: { '/home/address': 'k1', '/car/plate': 'c2' } })).toBe(true)
  })

  it.each([
    ['another record', { chosen: { '/home/address': 'k2' } }, area],
    ['another person', { applicantPersonId: 'lan' }, area],
    ['another value', {}, { ...area, value: 70.2 }],
    ['another place', {}, { ...area, path: '/home/landArea' }],
    ['a gap', {}, { ...area, status: 'gap' as const }],
  ])('is not about %s', (_, change, field) => {
    expect(holds(change, field)).toBe(false)
  })

  it('of a named person goes with her and comes back with her', () => {
    const born = provided('/partner/birthDate', '1990-05-09')
    const hers = disputeOf(dossier, form, [born], born)
    const named = (personId: string) => ({ ...dossier, subjects: [{ role: 'partner', personId }], disputed: [hers] })
    expect(withDisputes(named('lan'), [born])).toEqual([born])
    expect(withDisputes(named('hoa'), [born])).toEqual([{ ...born, quality: 'disputed', editable: true }])
  })
})

it('of an absent value is about the absence', () => {
  const absent = provided('/home/floorArea', null, { absent: true })
  const dispute = disputeOf(dossier, form, [absent], absent)
  expect(isDisputed({ ...dossier, disputed: [dispute] }, absent)).toBe(true)
  expect(isDisputed({ ...dossier, disputed: [dispute] }, area)).toBe(false)
})
