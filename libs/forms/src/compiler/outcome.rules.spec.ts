import type { FormDocument, FormOutcome } from '#contracts'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { compileForm } from './compile-form.rules.js'

const today = '2026-11-25'
const seeds = readSeeds(seedFolder, today)
const around = surroundingsOf(seeds, today)
const formOf = (code: string): FormDocument => {
  const seed = seeds.find((entry) => entry.type === 'form' && entry.key === code)
  return structuredClone(seed?.value) as FormDocument
}
const findingsOf = (change: (outcome: FormOutcome) => void) => {
  const form = formOf('1.000656')
  if (form.outcome) change(form.outcome)
  const findings = compileForm({ ...form }, around)
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

it('takes the seeds as they are', () => {
  expect(findingsOf(() => undefined)).toEqual([])
})

it.each<[string, (outcome: FormOutcome) => void, string]>([
  ['a registry that makes no such change', (outcome) => (outcome.registry = 'population'), 'outcomeRegistry'],
  ['a change there is not', (outcome) => (outcome.change = 'adoption' as never), 'outcomeInvalid'],
  ['a value that is missing', ({ values }) => delete values['diedOn'], 'outcomeValueMissing'],
  ['a value nobody needs', ({ values }) => (values['cause'] = { from: '/death/cause' }), 'outcomeValueUnknown'],
  ['a place there is not', ({ values }) => (values['place'] = { from: '/death/where' }), 'outcomePlaceUnknown'],
  [
    'a concept of another registry',
    ({ values }) => (values['place'] = { from: '/death/place', concept: 'person.fullName' }),
    'outcomeConceptNotHeld',
  ],
  [
    'a concept the registry does not answer yet',
    ({ values }) => (values['place'] = { from: '/death/place', concept: 'civilStatus.death.cause' }),
    'outcomeConceptNotHeld',
  ],
])('refuses %s', (_, change, rule) => {
  expect(findingsOf(change)).toContain(rule)
})
