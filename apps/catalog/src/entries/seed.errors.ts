import { StartError } from '#contracts'

/** The catalogue cannot start from a seed that is wrong: one sentence that names file, place and what is wrong. */
export function seedBroken(place: string, problem: string): StartError {
  return new StartError(`The seed ${place} is broken: ${problem}.`)
}
