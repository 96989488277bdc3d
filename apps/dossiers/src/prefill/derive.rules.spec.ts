import { rules } from './derive.rules.js'

const ages = { general: 75, poor: 70 }
const of = (rule: 'ageInYears' | 'pensionAge', birthDate: string, today = '2026-11-25') =>
  rules(today)[rule]([birthDate], ages)

describe('an age worked out from a birth date', () => {
  it.each([
    ['1951-11-25', 75],
    ['1951-11-26', 74],
    ['1951-12', 74],
    ['1951-11', undefined],
    ['1951', undefined],
  ])('of %s is %s years', (birthDate, years) => {
    expect(of('ageInYears', birthDate)).toBe(years)
  })

  it.each([
    ['1951-11-25', 'byAge'],
    ['1951-11-26', 'ifPoor'],
    ['1956-11-25', 'ifPoor'],
    ['1956-11-26', 'notYet'],
    ['1950', 'byAge'],
    ['1951', undefined],
    ['1954', 'ifPoor'],
    ['1956', undefined],
    ['1957', 'notYet'],
  ])('of %s means %s for the social pension', (birthDate, meaning) => {
    expect(of('pensionAge', birthDate)).toBe(meaning)
  })
})

it('nothing is derived from inputs or a setting of another kind than the rule is made for', () => {
  const { incomeWithinCap, pensionAge, homeCondition } = rules('2026-11-25')
  const caps = { single: 20, singleWithMinor: 30, couple: 40 }
  expect(incomeWithinCap([25, 'married', []], caps)).toBe(true)
  expect(incomeWithinCap([25, 'married', 'nobody'], caps)).toBeUndefined()
  for (const setting of [undefined, null, 'x', {}, { single: '20' }]) {
    expect(incomeWithinCap([25, 'married', []], setting)).toBeUndefined()
    expect(pensionAge(['1950'], setting)).toBeUndefined()
    expect(homeCondition([true, 8], setting)).toBeUndefined()
  }
})
