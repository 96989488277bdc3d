import type { Concept } from '#contracts'
import { readAnswer } from './read-answer.rules.js'

const order = { lookupId: '018f0000-0000-7000-8000-000000000001', registry: 'population' } as const
const types: Record<string, Concept['type']> = {
  'person.fullName': 'string',
  'person.birthDate': 'date',
  'home.floorArea': 'number',
  'person.alive': 'boolean',
  'person.formerIds': 'object',
}

const read = (concept: string, value: unknown) => {
  const fact = { concept, value, quality: 'verified', attribute: 'cot', recordDate: '2026-01-02' }
  const answer = {
    ...{
      ...order,
      outcome: 'found',
      answeredAt: '2026-11-24T03:00:00.000Z',
      missing: [],
      notApplicable: [],
      absences: [],
    },
    records: [{ kind: 'person', key: 'k1', facts: [fact] }],
  }
  return readAnswer(JSON.stringify(answer), order, '2026-11-24', (name) => types[name])
}

describe('an answer of a registry', () => {
  it.each([
    ['person.fullName', 'Nguyễn Thị Lan'],
    ['person.birthDate', '1988'],
    ['home.floorArea', 29],
    ['person.alive', false],
    ['person.formerIds', ['024190001']],
    ['somebody.elses', [[1]]],
  ])('is taken with a value of the type of %s', (concept, value) => {
    expect(read(concept, value)?.records).toHaveLength(1)
  })

  it.each([
    ['person.fullName', [[{ a: [] }]]],
    ['person.fullName', 12],
    ['person.birthDate', { year: 1988 }],
    ['home.floorArea', '29'],
    ['person.alive', 'no'],
    ['person.formerIds', '024190001'],
    ['person.formerIds', null],
  ])('is no answer with another value of %s', (concept, value) => {
    expect(read(concept, value)).toBeUndefined()
  })
})
