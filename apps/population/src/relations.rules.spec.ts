import { relationOf, type LinkedMember } from './relations.rules.js'

const member = (person_id: string, parents: string[] = [], spouses: string[] = []): LinkedMember => ({
  person_id,
  parents,
  spouses,
})
const grandmother = member('grandmother')
const father = member('father', ['grandmother'], ['mother'])
const mother = member('mother', [], ['father'])
const son = member('son', ['father', 'mother'])
const daughter = member('daughter', ['father', 'mother'])
const lodger = member('lodger')
const household = [grandmother, father, mother, son, daughter, lodger]

it.each([
  [mother, father, 'spouse'],
  [son, mother, 'child'],
  [grandmother, father, 'parent'],
  [daughter, son, 'sibling'],
  [son, grandmother, 'grandchild'],
  [grandmother, son, 'other'],
  [mother, grandmother, 'other'],
  [lodger, father, 'other'],
])('%o is to %o: %s', (one, person, relation) => {
  expect(relationOf(one, person, household)).toBe(relation)
})
