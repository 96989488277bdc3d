import { parseArgs } from 'node:util'
import { faultKinds, type FaultKind } from './faults/kinds.js'

/** What a fault run is asked to do. */
export interface Options {
  /** The seed of the first round; each further round takes the next one. */
  seed: number
  /** How many rounds one started system goes through: faults, healing, checks. */
  rounds: number
  /** Minutes of faults in each round. */
  minutes: number
  kinds: readonly FaultKind[]
  /** Where the report of each round is added as a line of JSON. */
  json: string | undefined
  /** Where the processes' logs are left when a round failed. */
  logs: string
}

/** Reads the command line; throws a sentence where it cannot be understood. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      seed: { type: 'string' },
      rounds: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '2' },
      faults: { type: 'string' },
      json: { type: 'string' },
      logs: { type: 'string', default: '.data/faults' },
    },
  })
  const chosen = values.faults?.split(',').filter(Boolean) ?? faultKinds
  const unknown = chosen.filter((name) => !faultKinds.some((kind) => kind === name))
  if (unknown.length > 0)
    throw new Error(`There is no fault "${unknown.join('", "')}". Choose among ${faultKinds.join(', ')}.`)
  return {
    seed: values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : positive('--seed', values.seed),
    rounds: positive('--rounds', values.rounds),
    minutes: positive('--minutes', values.minutes),
    kinds: faultKinds.filter((kind) => chosen.includes(kind)),
    json: values.json,
    logs: values.logs,
  }
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`${option} needs a number above 0.`)
  return number
}
