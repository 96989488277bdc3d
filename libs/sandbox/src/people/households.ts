import type { Household } from '../model/household.js'
import { Numbers } from '../model/numbers.js'
import { Random } from '../model/random.js'
import { inventFamily } from './families.js'
import { personaHouseholds } from './persona-households.js'

/** How many people, and which: the same numbers give the same people on every machine. */
export interface Population {
  people: number
  seed: number
}

/** As many people as ids can be given without remembering those given. */
export const mostPeople = 1_000_000

/** Why a population cannot be generated, as a sentence; undefined when it can. */
export function populationProblem({ people, seed }: Population): string | undefined {
  if (!Number.isInteger(people) || people < 1 || people > mostPeople) {
    return `The number of people is a whole number from 1 to ${mostPeople}, not ${people}.`
  }
  return Number.isSafeInteger(seed) ? undefined : `The seed is a whole number, not ${seed}.`
}

/**
 * The people of the demo, one whole household after the other, the personas first. Exactly `people` of them, or the
 * personas and their households where fewer are asked for. Nothing is kept: memory does not grow with the number.
 */
export function* households(population: Population): Generator<Household, void, undefined> {
  const problem = populationProblem(population)
  if (problem !== undefined) throw new RangeError(problem)
  let left = population.people
  for (const household of personaHouseholds) {
    left -= household.people.length
    yield household
  }
  const numbers = new Numbers()
  for (let stream = personaHouseholds.length + 1; left > 0; stream++) {
    for (const household of inventFamily(new Random(population.seed, stream), numbers, left)) {
      left -= household.people.length
      yield household
    }
  }
}
