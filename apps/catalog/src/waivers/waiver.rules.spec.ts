import { holdsIn, longestOfEach, meetsWaiver } from './waiver.rules.js'

const waiver = { procedure: '1.013314', concept: 'person.personId', from: '2026-12-01', until: '2026-12-31' }

describe('waivers of one concept for one procedure', () => {
  it.each([
    ['the same period', {}],
    ['a part of it', { from: '2026-12-10', until: '2026-12-11' }],
    ['its last day', { from: '2026-12-31', until: '2027-01-31' }],
  ])('meet on %s', (_, change) => expect(meetsWaiver(waiver, { ...waiver, ...change })).toBe(true))

  it.each([
    ['follow each other', { from: '2027-01-01', until: '2027-01-31' }],
    ['are for another procedure', { procedure: '1.014632' }],
    ['are for another concept', { concept: 'person.fullName' }],
  ])('do not meet where they %s', (_, change) => expect(meetsWaiver(waiver, { ...waiver, ...change })).toBe(false))
})

describe('where a waiver holds', () => {
  const [commune, province, country] = [['00637', '01'], ['01'], ['VN']]
  it.each([
    ['00637', [true, false, false]],
    ['01', [true, true, false]],
    ['79', [false, false, false]],
    ['VN', [true, true, true]],
  ])('of %s', (territory, holds) => {
    expect([commune, province, country].map((place) => holdsIn({ territory }, place ?? []))).toEqual(holds)
  })
})

it('of several that hold in one place on one day, the one that ends last is shown', () => {
  const [short, long] = [
    { concept: 'person.sex', until: '2026-12-01' },
    { concept: 'person.sex', until: '2026-12-31' },
  ]
  const other = { concept: 'person.birthDate', until: '2026-12-05' }
  expect(longestOfEach([short, long, other])).toEqual([long, other])
  expect(longestOfEach([long, short])).toEqual([long])
})
