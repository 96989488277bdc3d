import fc from 'fast-check'
import { gapKinds, type GapKind } from '#contracts'
import { dayOf } from '#vietnam'
import { countsAgainstQuota, mayRunOut, resetOf } from './quota.rules.js'

const free: GapKind[] = ['unavailable', 'refused', 'notAnnounced']
const concepts = ['a', 'b', 'c']
const endings = fc.array(fc.constantFrom(undefined, ...gapKinds), { minLength: 3, maxLength: 3 })
const gapsOf = (ended: (GapKind | undefined)[]) =>
  Object.fromEntries(concepts.flatMap((concept, index) => (ended[index] ? [[concept, ended[index]]] : [])))

describe('the rule of what counts against a quota', () => {
  it.each<[GapKind | undefined, boolean]>([
    [undefined, true],
    ['notFound', true],
    ['incomplete', true],
    ['ambiguous', true],
    ['unavailable', false],
    ['refused', false],
    ['notAnnounced', false],
  ])('says of a look-up whose only concept ended as %s: %s', (ending, counts) => {
    expect(countsAgainstQuota(['a'], ending ? { a: ending } : {})).toBe(counts)
  })

  it('counts exactly the look-ups in which a registry answered something', () => {
    fc.assert(
      fc.property(endings, (ended) => {
        const isFree = ended.every((each) => each !== undefined && free.includes(each))
        expect(countsAgainstQuota(concepts, gapsOf(ended))).toBe(!isFree)
      }),
    )
  })

  it('costs nothing where nothing was asked', () => {
    expect(countsAgainstQuota([], {})).toBe(false)
  })
})

describe('a day of a quota', () => {
  it('ends at midnight in Viet Nam', () => {
    expect(resetOf('2026-11-30')).toBe('2026-11-30T17:00:00.000Z')
    expect(resetOf('2026-12-31')).toBe('2026-12-31T17:00:00.000Z')
  })

  it('ends with the first instant of the next one', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
        const end = Date.parse(resetOf(dayOf(at)))
        expect(end).toBeGreaterThan(at.getTime())
        expect(dayOf(new Date(end - 1))).toBe(dayOf(at))
        expect(dayOf(new Date(end))).not.toBe(dayOf(at))
      }),
    )
  })
})

describe('whether a quota may run out', () => {
  it('is sure only while the whole country could not have used the rest since it was read', () => {
    expect(mayRunOut(60, 0)).toBe(true)
    expect(mayRunOut(1_000_000, 0)).toBe(false)
    expect(mayRunOut(1_000_000, 300_000)).toBe(false)
    expect(mayRunOut(1_000_000, 333_000)).toBe(true)
    expect(mayRunOut(0, 0)).toBe(true)
  })

  it('never becomes less likely with time', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (left, age, more) => {
        if (mayRunOut(left, age)) expect(mayRunOut(left, age + more)).toBe(true)
      }),
    )
  })
})
