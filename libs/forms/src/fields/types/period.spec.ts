import fc from 'fast-check'
import type { JsonSchema } from '#contracts'
import { readValue } from '../check-value.rules.js'
import { fits } from '../example.rules.js'
import { ends, joinEnds, period, splitEnds } from './period.js'

const schema: JsonSchema = { type: 'string', format: 'period', examples: [period.example] }
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

it.each([
  ['2026-01-05/2026-02-28', true],
  ['2026-01-05/2026-01-05', true],
  ['2026-02-28/2026-01-05', false],
  ['2026-02-28/2026-02-30', false],
  ['2026-02-28', false],
  ['2026-01-01/2026-01-02/2026-01-03', false],
  ['2026-01/2026-02', false],
])('the answer %s is a period: %s', (value, isOne) => {
  expect(fits(schema, value)).toBe(isOne)
  expect(readValue(schema, undefined, '/stay', value)).toMatchObject(
    isOne ? { value } : { errors: [{ path: '/stay', code: 'wrong_form', message: period.wrong }] },
  )
})

it('is read from two inputs as it is shown in them, exactly where the first day is not after the last', () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      const shown = period.typed.show(`${from}/${to}`)
      expect(splitEnds(shown)).toHaveLength(ends.length)
      expect(joinEnds(...splitEnds(shown))).toBe(shown)
      expect(period.typed.read(shown)).toBe(from <= to ? `${from}/${to}` : undefined)
    }),
  )
})

it('is not read from one day, and nothing is typed where both inputs are empty', () => {
  expect(period.typed.read(joinEnds('5/1/2026', ''))).toBeUndefined()
  expect(period.typed.read(joinEnds('5/1/2026', '28.2.2026'))).toBe('2026-01-05/2026-02-28')
  expect(joinEnds(' ', '')).toBe('')
})
