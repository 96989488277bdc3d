import type { AnswerRecord, FieldSource, LookupAnswer, LookupResult, SnapshotField } from '#contracts'
import { gapMessage } from './gap-messages.js'
import { fieldsOfRow, packSnapshot, receiptOf, unpackFields } from './kept-snapshot.rules.js'

const proof = { keyId: 'population-1', root: 'r', signature: 's', index: 0, size: 1, path: [] }
const lookedUpAt = '2026-11-24T03:00:00.000Z'
const [population, land] = ['0197d3c0-0000-7000-8000-000000000001', '0197d3c0-0000-7000-8000-000000000002']
const registryName = { vi: 'Dân cư', en: 'Population' }

const fact = (concept: string, value: unknown) => {
  return { concept, value, quality: 'verified', attribute: 'column', recordDate: '2024-05-01' } as const
}
const records: AnswerRecord[] = [
  { kind: 'person', key: 'self', facts: [fact('person.fullName', 'Trần Thị Ngọc Lan')] },
  { kind: 'member', key: 'm1', facts: [fact('household.member.birthDate', '2015')] },
  {
    kind: 'member',
    key: 'm2',
    facts: [fact('household.member.birthDate', '2019'), fact('person.home', { unit: '1' })],
  },
]
const rest = { outcome: 'found' as const, absences: [], notApplicable: [], missing: [] }
const answer = { lookupId: population, registry: 'population' as const, answeredAt: lookedUpAt, records, ...rest }

function result(payload: string, change: Partial<LookupResult> = {}): LookupResult {
  const receipt = { signer: 'registry', payload, proof } as const
  return {
    lookupId: population,
    registry: 'population',
    lookedUpAt,
    records,
    absences: [],
    gaps: {},
    receipt,
    ...change,
  }
}

const source: FieldSource = {
  ...{ registry: 'population' as const, registryName, attribute: 'column', recordDate: '2024-05-01' },
  ...{ lookedUpAt, lookupId: population },
}
const value = (path: string, concept: string, value: unknown, change: Partial<SnapshotField> = {}): SnapshotField => {
  return { path, concept, status: 'provided', value, quality: 'verified', source, editable: false, ...change }
}
const fields: SnapshotField[] = [
  { path: '/note', status: 'ask', editable: true },
  { path: '/reason', concept: 'case.reason', status: 'ask', editable: true },
  value('/applicant/fullName', 'person.fullName', 'Trần Thị Ngọc Lan'),
  value('/members/0/birthDate', 'household.member.birthDate', '2015', { quality: 'disputed', editable: true }),
  value('/members/1/birthDate', 'household.member.birthDate', '2019', { choices: [{ key: 'm2', label: 'm2' }] }),
  value('/home', 'person.home', { unit: '1' }),
  { path: '/spouse', status: 'provided', value: null, absent: true, quality: 'verified', source, editable: false },
  {
    ...{ path: '/heads', status: 'provided', value: 3, quality: 'verified', source, editable: false },
    derivedFrom: ['/members/0/birthDate', '/members/1/birthDate', '/no-longer-listed'],
  },
  {
    ...{ path: '/land/area', concept: 'land.home.floorArea', registry: 'land', status: 'gap', editable: true },
    gap: { kind: 'unavailable', lookupId: land, fallback: 'ask', message: gapMessage('unavailable') },
  },
  {
    ...{ path: '/partner', status: 'ask', editable: true },
    notAsked: { kind: 'notNamed', role: 'partner', message: { vi: 'Chưa nêu tên.', en: 'Not named.' } },
  },
]

/** As a row gives it back. */
const stored = (results: LookupResult[]) =>
  JSON.parse(JSON.stringify(packSnapshot(fields, results))) as ReturnType<typeof packSnapshot>

describe('a snapshot that is kept as places in the signed answers', () => {
  const payload = JSON.stringify(answer satisfies LookupAnswer)

  it('shows the same fields again', () => {
    expect(unpackFields(stored([result(payload)]))).toEqual(fields)
  })

  it('holds each value and each name of a database once', () => {
    const text = JSON.stringify(stored([result(payload)]))
    for (const once of ['Trần Thị Ngọc Lan', 'person.fullName', registryName.vi, '/members/0/birthDate'])
      expect(text.split(once)).toHaveLength(2)
  })

  it('gives the text that was signed, also where its JSON would be written otherwise', () => {
    const spaced = JSON.stringify(answer, null, 1)
    for (const signed of [payload, spaced, 'no JSON', '"text"']) {
      const kept = stored([result(signed)])
      expect(kept.lookups.map((lookup) => receiptOf(lookup).payload)).toEqual([signed])
      expect(unpackFields(kept)).toEqual(fields)
    }
  })

  it('keeps the values beside a receipt of the exchange, which has none', () => {
    const receipt = { signer: 'exchange', payload: '{"failure":"minimised"}', proof } as const
    const kept = stored([result('', { receipt })])
    expect(unpackFields(kept)).toEqual(fields)
    expect(kept.lookups.map(receiptOf)).toEqual([receipt])
  })

  it('keeps whole what no look-up of it explains', () => {
    expect(unpackFields(stored([]))).toEqual(fields)
  })
})

it('a row from before is read as it is', () => {
  expect(fieldsOfRow({ fields, kept: null })).toEqual(fields)
  expect(fieldsOfRow({ fields: null, kept: stored([]) })).toEqual(fields)
})
