import { countryName, isNationality } from './countries'
import { unitWords } from './units'

it.each([
  ['VN', 'vi', 'Việt Nam'],
  ['VN', 'en', 'Vietnam'],
  ['QQ', 'en', 'QQ'],
  ['Việt Nam', 'en', 'Việt Nam'],
] as const)('%s is read in %s as %s', (text, language, name) => expect(countryName(text, language)).toBe(name))

it('a nationality is known by its concept, or by its place', () => {
  expect(isNationality({ concept: 'person.nationality', path: '/x' })).toBe(true)
  expect(isNationality({ path: '/partner/nationality' })).toBe(true)
  expect(isNationality({ concept: 'person.fullName' })).toBe(false)
})

it('a unit is in the language of the reader', () => {
  expect(unitWords('bản', 'vi', 1)).toBe('bản')
  expect([1, 2, undefined].map((count) => unitWords('bản', 'en', count))).toEqual(['copy', 'copies', 'copies'])
  expect(unitWords('m²', 'en')).toBe('m²')
})
