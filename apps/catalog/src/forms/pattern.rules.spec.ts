import { patternProblem } from './pattern.rules.js'

describe('a pattern', () => {
  it.each([
    '^\\d{12}$',
    '^0\\d{9}$',
    '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
    '^[A-Z]+( [A-Z]+)*$',
    '^[^@]+@[^@]+$',
    '^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$',
    '^[\\p{L} ]+$',
    '^(nam|nữ)$',
    '^\\d{1,3}(\\.\\d{3})*$',
  ])('%s can be run', (pattern) => expect(patternProblem(pattern)).toBeUndefined())

  it.each([
    '^(a+)+$',
    '^(\\d+)*$',
    '^(a|a)*$',
    '^(a|ab)*$',
    '^(.*)*$',
    '^([a-z]+)*@$',
    '^((ab*)*c?)*$',
    '^(a?){50}a{50}$'.replace('{50}a', '{1,50}a'),
    '^.*.*.*=$',
    '(?=a)a',
    '(a)\\1',
    'a'.repeat(501),
    `${'('.repeat(40)}a${')'.repeat(40)}`,
  ])('%s is refused', (pattern) => expect(patternProblem(pattern)).toBe('catastrophic'))

  it.each(['([', 'a{2,1}', '\\'])('%s is not one', (pattern) => expect(patternProblem(pattern)).toBe('invalid'))
})
