import type { Purpose, SubjectQuestion } from '#contracts'
import { mayAnswer } from './question.rules.js'

const purpose: Purpose = { dossierId: 'd', procedure: 'p', authority: 'a', agreement: 'g', legalBasis: 'l', actor: 'c' }
const lookup = (concepts: string[]): SubjectQuestion => ({ lookupId: 'x', subject: {}, concepts, mode: 'facts' })
const own = new Set(['land.home.owned', 'land.parcel.area'])

it('lets a complete purpose ask for concepts of the registry', () => {
  expect(mayAnswer(purpose, lookup(['land.home.owned']), own)).toBe(true)
  expect(mayAnswer(purpose, lookup([]), own)).toBe(true)
})

it('refuses one foreign concept among own ones', () => {
  expect(mayAnswer(purpose, lookup(['land.home.owned', 'person.fullName']), own)).toBe(false)
})

it.each(Object.keys(purpose))('refuses a purpose without %s', (part) => {
  expect(mayAnswer({ ...purpose, [part]: ' ' }, lookup([]), own)).toBe(false)
})
