import fc from 'fast-check'
import type { AnswerRecord, Predicate, Quality } from '#contracts'
import { holds, withPredicates } from './predicate.rules.js'

const record = (concept: string, value: unknown, quality: Quality = 'verified'): AnswerRecord => ({
  ...{ kind: 'thing', key: `${concept} ${String(value)}` },
  facts: [{ concept, value, quality, attribute: 'column', recordDate: '2026-01-01' }],
})
const asked = (op: Predicate['op'], value: unknown, concept = 'a.b'): Predicate => ({ concept, op, value })
const typeOf = () => 'number' as const
const answered = (records: AnswerRecord[], predicate = asked('eq', 1)) =>
  withPredicates({ predicates: [predicate] }, { records, absences: [], gaps: {} }, typeOf)

it('compares numbers as they compare', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (held, value) => {
      expect(holds({ op: 'lt', value }, held, 'number')).toBe(held < value)
      expect(holds({ op: 'lte', value }, held, 'number')).toBe(held <= value)
      expect(holds({ op: 'gt', value }, held, 'number')).toBe(held > value)
      expect(holds({ op: 'gte', value }, held, 'number')).toBe(held >= value)
      expect(holds({ op: 'ne', value }, held, 'number')).toBe(held !== value)
    }),
  )
})

it.each([
  ['1990', 'lt', '1991-01-01', true],
  ['1990', 'gte', '1990-01-01', true],
  ['1990', 'lt', '1990-06-01', undefined],
  ['1990', 'eq', '1990-06-01', undefined],
  ['1990', 'ne', '1991-06-01', true],
  ['1990-02', 'gt', '1990-01-31', true],
  ['1990-02', 'lte', '1990-02-15', undefined],
  ['1990-02-15', 'lte', '1990-02-15', true],
  ['1990-02-15', 'eq', '1990-02-15', true],
] as const)('of a date known as %s, %s %s is %s', (held, op, value, expected) => {
  expect(holds({ op, value }, held, 'date')).toBe(expected)
})

it.each(['1234', '2020-05', '2020-05-17'])('takes the text %s for a text, although a date may look so', (text) => {
  expect(holds({ op: 'eq', value: text }, text, 'string')).toBe(true)
  expect(holds({ op: 'ne', value: text }, text, 'string')).toBe(false)
  expect(holds({ op: 'eq', value: '2020' }, text, 'string')).toBe(false)
})

it('of what is no date says nothing', () => {
  expect(holds({ op: 'lt', value: '2020-01-01' }, 'unknown', 'date')).toBeUndefined()
})

it('is the same text however it is composed, and nothing of another type', () => {
  expect(holds({ op: 'eq', value: 'L\u00ea' }, 'Le\u0302', 'string')).toBe(true)
  expect(holds({ op: 'ne', value: false }, true, 'boolean')).toBe(true)
  expect(holds({ op: 'eq', value: 1 }, '1', 'number')).toBeUndefined()
})

it.each([
  ['Đường Láng', '\u00d0ường Láng'],
  ['Đường Láng', 'Đường  Láng '],
  ['Đường Láng', 'Đường L\u200báng'],
])('is the same text where no eye sees a difference: %j, %j', (held, value) => {
  expect(holds({ op: 'eq', value }, held, 'string')).toBe(true)
  expect(holds({ op: 'ne', value }, held, 'string')).toBe(false)
})

it('hands no value on, and keeps those that were asked for', () => {
  const predicate = asked('gt', 10)
  const came = answered([record('a.b', 42), record('c.d', 'told')], predicate)
  expect(came).toEqual({
    ...{ records: [record('c.d', 'told')], absences: [], gaps: {} },
    predicates: [{ ...predicate, answer: true }],
  })
  expect(JSON.stringify(came)).not.toContain('42')
})

it.each([
  ['nothing is found', [], 'notFound'],
  ['records differ', [record('a.b', 1), record('a.b', 2)], 'ambiguous'],
  ['the value is disputed', [record('a.b', 1, 'disputed')], 'ambiguous'],
  ['the value is of another type', [record('a.b', 'one')], 'incomplete'],
] as const)('is a gap and never false where %s', (_, records, gap) => {
  const { predicates, gaps } = answered([...records])
  expect([predicates?.[0], gaps]).toEqual([{ ...asked('eq', 1), gap }, { 'a.b': gap }])
})

it('keeps the gap there is, and hands on no statement that there is none', () => {
  const absence = { concept: 'a.b', completeTo: '2026-01-01', territory: 'VN' }
  const predicates = [asked('eq', 1)]
  expect(withPredicates({ predicates }, { records: [], absences: [absence], gaps: {} }, typeOf)).toMatchObject({
    absences: [],
  })
  expect(
    withPredicates({ predicates }, { records: [], absences: [], gaps: { 'a.b': 'unavailable' } }, typeOf),
  ).toMatchObject({
    predicates: [{ gap: 'unavailable' }],
  })
})

it('changes nothing where no predicate is asked', () => {
  const given = { records: [record('a.b', 1)], absences: [], gaps: {} }
  expect(withPredicates({}, given, typeOf)).toBe(given)
})
