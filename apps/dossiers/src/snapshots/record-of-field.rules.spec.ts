import type { SnapshotField } from '#contracts'
import type { SnapshotColumns } from './kept-snapshot.rules.js'
import { recordOfField } from './record-of-field.rules.js'

const [lookupId, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
const record = (kind: string, key: string, concept: string, value: unknown) => ({
  ...{ kind, key },
  facts: [{ concept, value, quality: 'verified', attribute: 'a', recordDate: '2024-01-01' }],
})
const twins = '2015-03-02'
const columns = {
  fields: null,
  kept: {
    fields: [],
    lookups: [
      {
        id: lookupId,
        receipt: { signer: 'exchange', payload: {} },
        records: [
          record('parcel', 'p1', 'land.parcel.area', 50),
          record('parcel', 'p2', 'land.parcel.area', 50),
          record('member', 'm1', 'household.member.birthDate', twins),
          record('member', 'm2', 'household.member.birthDate', twins),
        ],
      },
    ],
  },
} as unknown as SnapshotColumns
const field = (path: string, concept: string, value: unknown, lookup = lookupId) =>
  ({ path, concept, value, status: 'provided', source: { lookupId: lookup } }) as unknown as SnapshotField

it.each([
  [
    'of a list the record at its place, also of twins',
    field('/household/members/1/birthDate', 'household.member.birthDate', twins),
    {},
    'm2',
  ],
  [
    'of several the chosen one, also of the same size',
    field('/parcel/area', 'land.parcel.area', 50),
    { '/parcel/id': 'p2' },
    'p2',
  ],
  ['else the one that says this', field('/parcel/area', 'land.parcel.area', 50), {}, 'p1'],
  ['none that says something else', field('/parcel/area', 'land.parcel.area', 51), {}, undefined],
  ['none of a look-up that is not kept', field('/parcel/area', 'land.parcel.area', 50, other), {}, undefined],
])('finds %s', (_, of, chosen, key) => {
  expect(recordOfField(columns, of, chosen)?.key).toBe(key)
})

it('finds none in a snapshot of before', () => {
  expect(recordOfField({ fields: [], kept: null }, field('/parcel/area', 'land.parcel.area', 50), {})).toBeUndefined()
})
