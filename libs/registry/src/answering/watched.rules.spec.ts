import fc from 'fast-check'
import { nothing, type Finding } from './source.js'
import { digestOf, keysOf } from './watched.rules.js'

const fact = (concept: string, value: unknown, recordDate = '2026-01-01') => ({
  ...{ concept, value, quality: 'verified' as const, attribute: 'a', recordDate },
})
const found = (...facts: ReturnType<typeof fact>[]): Finding => ({
  ...nothing('notFound'),
  outcome: 'found',
  records: [{ kind: 'person', key: 'self', facts }],
})

it('the keys of a subject are all numbers it may stand under, today’s first', () => {
  expect(keysOf({ personId: '1', formerIds: ['2', '1'], taxCodes: ['3'], fullName: 'Lan' })).toEqual(['1', '2', '3'])
  expect(keysOf({ fullName: 'Lan' })).toEqual([])
})

it('a row that is written anew with the same values is no change; a value and its quality are', () => {
  const before = digestOf(found(fact('a', 1)))
  expect(digestOf(found(fact('a', 1, '2026-11-01')))).toBe(before)
  expect(digestOf(found(fact('a', 2)))).not.toBe(before)
  expect(digestOf(found({ ...fact('a', 1), quality: 'unverified' as never }))).not.toBe(before)
  expect(digestOf(nothing('notFound'))).not.toBe(before)
})

it('no order of what is told is a change', () => {
  const facts = fc.uniqueArray(fc.record({ concept: fc.string(), value: fc.oneof(fc.string(), fc.integer()) }), {
    selector: ({ concept }) => concept,
  })
  fc.assert(
    fc.property(facts, (told) => {
      const all = told.map(({ concept, value }) => fact(concept, value))
      expect(digestOf(found(...all))).toBe(digestOf(found(...[...all].reverse())))
    }),
  )
})
