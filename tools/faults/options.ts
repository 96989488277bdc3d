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
  /** How many brokers there are; of several, one at a time is killed or loses its disk. */
  brokers: number
  /** Whether a synchronous standby follows the database, and is promoted half-way when the primary is lost for good. */
  standby: boolean
  /** Minutes of a long run at 60 % of the capacity with a kill a minute, instead of rounds; 0 for rounds. */
  long: number
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
      brokers: { type: 'string', default: '1' },
      standby: { type: 'boolean', default: false },
      long: { type: 'string' },
      json: { type: 'string' },
      logs: { type: 'string', default: '.data/faults' },
    },
  })
  const brokers = positive('--brokers', values.brokers)
  const chosen = values.faults?.split(',').filter(Boolean) ?? usualKinds(brokers)
  const unknown = chosen.filter((name) => !faultKinds.some((kind) => kind === name))
  if (unknown.length > 0)
    throw new Error(`There is no fault "${unknown.join('", "')}". Choose among ${faultKinds.join(', ')}.`)
  return {
    seed: values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : positive('--seed', values.seed),
    rounds: positive('--rounds', values.rounds),
    minutes: positive('--minutes', values.minutes),
    kinds: faultKinds.filter((kind) => chosen.includes(kind)),
    brokers,
    standby: values.standby,
    long: values.long === undefined ? 0 : positive('--long', values.long),
    json: values.json,
    logs: values.logs,
  }
}

/** Of one broker's lost disk the facts on it would be gone with it; with several, brokers are what the run is about. */
function usualKinds(brokers: number): readonly FaultKind[] {
  if (brokers === 1) return faultKinds.filter((kind) => kind !== 'broker-lost')
  return ['broker-kill', 'broker-lost', 'broker-emptied', 'kill']
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new Error(`${option} needs a number above 0.`)
  return number
}
