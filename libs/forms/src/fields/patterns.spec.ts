import fc from 'fast-check'
import { linearPattern, patternProblem } from './patterns.js'

it.each([
  '^\\d{12}$',
  '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
  '^[A-Z]+( [A-Z]+)*$',
  '^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$',
  '^[\\p{L} ]+$',
  '^(nam|nữ)$',
  '^\\u0041+$',
  '^(?<year>\\d{4})$',
  '^[A-Z]{2}\\/\\d+[.\\-]\\d+$',
])('%s can be used', (pattern) => expect(patternProblem(pattern)).toBeUndefined())

it.each(['([', 'a{2,1}', '\\', '*'])('%s is no pattern', (pattern) => expect(patternProblem(pattern)).toBe('invalid'))

it.each(['(?=a)a', '(?<!b)a', '(a)\\1', '(?<x>a)\\k<x>'])('%s does not run in linear time', (pattern) =>
  expect(patternProblem(pattern)).toBe('notLinear'),
)

it.each(['a'.repeat(501), '[a-z]{1000}[a-z]{1000}[a-z]{1000}'])('a pattern can be too large', (pattern) =>
  expect(patternProblem(pattern)).toBe('tooLarge'),
)

it.each([
  ['a*a*b', 'a'],
  ['^(?:[ăâê]|[âêô])+$', 'â'],
  ['^(a+)+$', 'a'],
  ['^(a|a)*$', 'a'],
  ['^.*.*.*=$', 'x'],
  ['^(\\d+)*$', '1'],
  ['^(a?){1,50}a{50}$', 'a'],
  ['^([a-z]+)*@$', 'q'],
])('%s holds nobody up', (pattern, letter) => {
  const { test } = linearPattern(pattern)
  const began = performance.now()
  for (const length of [30, 200, 2000, 100_000]) test(`${letter.repeat(length)}!`)
  expect(performance.now() - began).toBeLessThan(3000)
})

it('means what the same pattern means in JavaScript', () => {
  const patterns = [
    '^\\d{2,4}$',
    '^[A-Z]+( [A-Z]+)*$',
    '^(nam|nữ)$',
    '^[\\p{L} ]+$',
    '^a?b*c$',
    '[0-9]-[0-9]',
    '^\\u0041',
  ]
  const text = fc.oneof(
    fc.stringMatching(/^[A-Zaбc0-9 -]{0,8}$/),
    fc.string({ maxLength: 6 }),
    fc.constantFrom('nam', 'nữ'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...patterns), text, (pattern, value) => {
      expect(linearPattern(pattern).test(value)).toBe(new RegExp(pattern, 'u').test(value))
    }),
    { numRuns: 2000 },
  )
})

it('fits no text that is too long to be an answer', () => {
  expect(linearPattern('a').test('a'.repeat(2001))).toBe(false)
})
