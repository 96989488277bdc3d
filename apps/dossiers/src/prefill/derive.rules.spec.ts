import { rules } from './derive.rules.js'

const ages = { general: 75, poor: 70 }
const of = (rule: string, birthDate: string, today = '2026-11-25') => rules(today)[rule]?.([birthDate], ages)

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
