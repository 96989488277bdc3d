import fc from 'fast-check'
import { readPhone } from './phone.js'

it.each([
  ['0912 345 678', '0912345678'],
  ['0912.345.678', '0912345678'],
  ['+84 912 345 678', '0912345678'],
  ['+84 (0)912-345-678', '0912345678'],
  ['84912345678', '0912345678'],
  ['0084912345678', '0912345678'],
  ['(024) 3825 1234', '02438251234'],
  ['024.38251234', '02438251234'],
  ['+84 24 3825 1234', '02438251234'],
  ['0258 3821 234', '02583821234'],
  ['+81 90 1234 5678', '+819012345678'],
])('reads %s as %s', (written, number) => {
  expect(readPhone(written)).toBe(number)
})

it.each(['', '12345', '091234567', '09123456789', '0000000000', 'không có', '0912 345 67x', '+84 12', '+0 123456789'])(
  'reads no number in %j',
  (written) => {
    expect(readPhone(written)).toBeUndefined()
  },
)

it('reads a number it has written as that number', () => {
  const digits = fc.stringMatching(/^(0[1-9]\d{8}|02\d{9}|\+[1-79]\d{7,14})$/)
  fc.assert(fc.property(digits, (number) => expect(readPhone(number)).toBe(number)))
})
