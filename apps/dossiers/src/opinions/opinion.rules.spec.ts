import type { FormDocument, SnapshotField } from '#contracts'
import { isLate, stateOf, valuesAt } from './opinion.rules.js'

const both = (text: string) => ({ vi: text, en: text })
const form: FormDocument = {
  ...{ procedure: '1.000001', formVersion: '1.0.0', title: both('Biểu mẫu'), schema: { type: 'object' } },
  layout: {
    pages: [
      {
        title: both('Trang'),
        sections: [
          {
            title: both('Phần'),
            fields: [
              { path: '/area', label: both('Diện tích') },
              { path: '/members/*/name', label: both('Họ tên') },
            ],
          },
        ],
      },
    ],
  },
  ...{ bindings: {}, documents: [] },
}
const field = (change: Partial<SnapshotField>): SnapshotField => ({
  path: '/area',
  status: 'provided',
  value: 52,
  editable: false,
  ...change,
})
const shared = (fields: SnapshotField[], answers: Record<string, unknown>, ...paths: string[]) =>
  valuesAt({ form, fields, answers }, paths)

it('shares what a database says before what was typed, and a disputed value as it was typed', () => {
  const label = both('Diện tích')
  expect(shared([field({})], { '/area': 60 }, '/area').values).toEqual([{ path: '/area', label, value: 52 }])
  expect(shared([field({ editable: true })], { '/area': 60 }, '/area').values).toMatchObject([{ value: 60 }])
  expect(shared([field({ editable: true })], {}, '/area').values).toMatchObject([{ value: 52 }])
})

it('shares one item of a list that was answered as a whole, once, by the name every item has', () => {
  const answers = { '/members': [{ name: 'Lan' }, { name: 'Minh' }] }
  const { values, faults } = shared([], answers, '/members/1/name', '/members/1/name')
  expect(values).toEqual([{ path: '/members/1/name', label: both('Họ tên'), value: 'Minh' }])
  expect(faults).toEqual([])
})

it('finds nothing where the dossier says nothing, and says where', () => {
  const gap = field({ status: 'gap', value: undefined })
  const { values, faults } = shared([gap, field({ path: '/none', value: null })], {}, '/area', '/none', '/other')
  expect(values).toEqual([])
  expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/area nothing_to_share',
    '/none nothing_to_share',
    '/other nothing_to_share',
  ])
})

const due = new Date('2026-11-27T10:00:00Z')
const [before, after] = [new Date('2026-11-27T10:00:00Z'), new Date('2026-11-27T10:00:01Z')]

it.each([
  ['waits in time', null, null, before, 'open', false],
  ['waits past its due date', null, null, after, 'open', true],
  ['was given in time', before, 'agree', after, 'given', false],
  ['was given late', after, 'needs', after, 'given', true],
  ['ended in time', before, null, after, 'ended', false],
] as const)('an inquiry that %s', (_, endedAt, decision, now, state, late) => {
  const standing = { dueAt: due, endedAt, decision }
  expect([stateOf(standing), isLate(standing, now)]).toEqual([state, late])
})
