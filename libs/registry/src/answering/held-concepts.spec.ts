import { asksFor, factsOf, groupBy, type HeldConcepts } from './held-concepts.js'

interface Row {
  area: number | null
  on: string
}
const held: HeldConcepts<Row> = {
  'land.area': { attribute: 'parcel.area', value: (row) => row.area, recordDate: (row) => row.on },
  'land.seen': { attribute: 'parcel.seen', value: () => false, recordDate: (row) => row.on, quality: () => 'disputed' },
}

it('gives the facts asked for, in the order asked, with source and quality', () => {
  expect(factsOf(held, { area: 84.5, on: '2026-01-02' }, ['land.seen', 'land.area', 'other.kind'])).toEqual([
    { concept: 'land.seen', value: false, quality: 'disputed', attribute: 'parcel.seen', recordDate: '2026-01-02' },
    { concept: 'land.area', value: 84.5, quality: 'verified', attribute: 'parcel.area', recordDate: '2026-01-02' },
  ])
})

it('names what a row does not hold, once for all rows', () => {
  const missing: string[] = []
  for (let row = 0; row < 2; row++)
    factsOf(held, { area: null, on: '2026-01-02' }, ['land.area', 'other.kind'], missing)
  expect(missing).toEqual(['land.area'])
})

it('knows whether a kind is asked for, and groups rows', () => {
  expect([asksFor(held, ['other.kind']), asksFor(held, ['other.kind', 'land.area'])]).toEqual([false, true])
  expect(groupBy(['ab', 'ac', 'b'], (text) => text.charAt(0))).toEqual(new Map([['a', ['ab', 'ac']], ['b', ['b']]])) // prettier-ignore
})
