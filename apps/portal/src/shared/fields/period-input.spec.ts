import { joinEnds, period } from '#forms/fields/types/period'
import { inputKind, inputText, readInput, showValue } from '../form/schema'

const schema = { type: 'string' as const, format: 'period', examples: [period.example] }
const words = { yes: 'Có', no: 'Không' }

it('is asked for by its own input, and shown as its two days', () => {
  expect(inputKind(schema)).toBe('period')
  expect(inputText('2026-01-05/2026-02-28', schema, 'vi')).toBe('05/01/2026 – 28/02/2026')
  expect(showValue('2026-01-05/2026-02-28', schema, 'en', words)).toBe('05/01/2026 – 28/02/2026')
})

it('is read from what is typed into both inputs', () => {
  expect(readInput(joinEnds('5/1/2026', '28/2/2026'), schema, 'vi')).toEqual({ value: '2026-01-05/2026-02-28' })
  expect(readInput(joinEnds('', ''), schema, 'vi')).toEqual({ value: null })
  for (const [from, to] of [
    ['5/1/2026', ''],
    ['', '5/1/2026'],
    ['5/1/2026', '4/1/2026'],
  ] as const)
    expect(readInput(joinEnds(from, to), schema, 'vi')).toEqual({ fault: 'type', says: period.typed.wrong })
})
