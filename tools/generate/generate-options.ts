import { parseArgs } from 'node:util'
import { StartError } from '#contracts'
import { DemoSettings } from '#platform'
import { mostPeople, populationProblem, type Population } from '#sandbox'

const usual = new DemoSettings()

/** Reads `--people` and `--seed`; throws {@link StartError} with one sentence for anything that cannot be generated. */
export function populationFrom(args: readonly string[]): Population {
  const joined = args.join(' ').replace(/(--\w+) (-?[\w.]+)/g, '$1=$2')
  const { people, seed } = read(joined === '' ? [] : joined.split(' '))
  const population = { people: wholeNumber(people), seed: wholeNumber(seed) }
  if (Number.isNaN(population.people))
    throw new StartError(`The number of people is a whole number from 1 to ${mostPeople}, not "${people}".`)
  if (Number.isNaN(population.seed)) throw new StartError(`The seed is a whole number, not "${seed}".`)
  const problem = populationProblem(population)
  if (problem !== undefined) throw new StartError(problem)
  return population
}

function read(args: string[]): { people: string; seed: string } {
  const people = String(usual.demoPeople)
  const seed = String(usual.demoSeed)
  try {
    const options = { people: { type: 'string', default: people }, seed: { type: 'string', default: seed } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new StartError(`Use --people and --seed, each with a whole number: ${(error as Error).message}`)
  }
}

function wholeNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}
