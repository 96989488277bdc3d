import { parseArgs } from 'node:util'
import { levels, nameOf, type Level, type RelativeLevel } from './load/level.js'

/** The parts of the benchmark that can be chosen. */
export const parts = ['e', 'b', 'c', 'd', 'a'] as const
export type Part = (typeof parts)[number]

/** What the benchmark is asked to do. */
export interface Options {
  only: ReadonlySet<Part>
  people: number
  /** Seconds per level. */
  seconds: number
  /** The levels to drive; all of them unless some are named. */
  levels: readonly (Level | RelativeLevel)[]
  /** Where the figures are written besides the terminal. */
  json: string | undefined
  /** Directory for CPU profiles of the system's processes. */
  profile: string | undefined
  /** All parts at full length: such a run fills docs/benchmarks.md. */
  isComplete: boolean
}

/** Reads the command line; throws a sentence where it cannot be understood. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string' },
      people: { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '10' },
      quick: { type: 'boolean', default: false },
      levels: { type: 'string' },
      json: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const chosen = values.only?.split(',').filter(Boolean) ?? parts
  const unknown = chosen.filter((name) => !parts.some((part) => part === name))
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join('", "')}". Choose among ${parts.join(', ')}.`)
  const seconds = values.quick ? 2 : positive('--seconds', values.seconds)
  const names = values.levels?.split(',')
  const chosenLevels = levels.filter((level) => !names || names.includes(nameOf(level).split(' ')[0] ?? ''))
  return {
    only: new Set(parts.filter((part) => chosen.includes(part))),
    levels: chosenLevels,
    people: positive('--people', values.people),
    seconds,
    json: values.json,
    profile: values.profile,
    isComplete:
      chosen.length === parts.length &&
      chosenLevels.length === levels.length &&
      seconds >= 10 &&
      values.profile === undefined,
  }
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (number > 0) return number
  throw new Error(`${option} needs a number greater than 0, not "${text}".`)
}
