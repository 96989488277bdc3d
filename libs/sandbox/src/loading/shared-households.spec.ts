import { households } from '../people/households.js'
import { sharedHouseholds } from './shared-households.js'

it('makes the households of a small population once for all who load them at the same time', () => {
  const first = sharedHouseholds({ people: 200, seed: 1 })
  expect(sharedHouseholds({ people: 200, seed: 1 })).toBe(first)
  expect([...first]).toEqual([...households({ people: 200, seed: 1 })])
})

it('never takes the people of another number or seed', () => {
  const first = sharedHouseholds({ people: 200, seed: 1 })
  expect([...sharedHouseholds({ people: 200, seed: 2 })]).not.toEqual([...first])
  expect([...sharedHouseholds({ people: 201, seed: 1 })]).toEqual([...households({ people: 201, seed: 1 })])
})

it('keeps nothing of a large one', () => {
  const large = { people: 1_000_000, seed: 1 }
  expect(sharedHouseholds(large)).not.toBe(sharedHouseholds(large))
  expect(Array.isArray(sharedHouseholds(large))).toBe(false)
})
