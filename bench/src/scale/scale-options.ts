import { parseArgs } from 'node:util'

/** What `npm run bench -- --scale` is asked to do. */
export interface ScaleOptions {
  peopleSmall: number
  peopleLarge: number
  /** Dossiers opened at each size. */
  dossiers: number
  /** Seconds of one measurement. */
  seconds: number
  /** Measurements of each kind, taken in turns. */
  rounds: number
  /** Minutes the memory is watched under load. */
  minutes: number
  /** Prefills a second meanwhile. */
  rate: number
  json: string | undefined
  /** At the sizes asked for and at full length: such a run replaces the figures in docs. */
  isComplete: boolean
}

const full = { peopleSmall: 100_000, peopleLarge: 1_000_000, dossiers: 20_000, seconds: 20, rounds: 3, minutes: 10 }

/** Reads the command line; throws a sentence where it cannot be understood. */
export function readScaleOptions(words: string[]): ScaleOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: words,
    options: {
      scale: { type: 'boolean' },
      'people-small': text,
      'people-large': text,
      dossiers: text,
      seconds: text,
      rounds: text,
      minutes: text,
      rate: text,
      json: text,
    },
  })
  const number = (
    option: 'people-small' | 'people-large' | 'dossiers' | 'seconds' | 'rounds' | 'minutes' | 'rate',
    otherwise: number,
  ) => {
    const given = values[option]
    if (given === undefined) return otherwise
    if (Number(given) > 0) return Number(given)
    throw new Error(`--${option} needs a number greater than 0, not "${given}".`)
  }
  const options = {
    peopleSmall: number('people-small', full.peopleSmall),
    peopleLarge: number('people-large', full.peopleLarge),
    dossiers: number('dossiers', full.dossiers),
    seconds: number('seconds', full.seconds),
    rounds: number('rounds', full.rounds),
    minutes: number('minutes', full.minutes),
  }
  const isComplete = (Object.keys(full) as (keyof typeof full)[]).every((name) => options[name] >= full[name])
  return { ...options, rate: number('rate', 50), json: values.json, isComplete }
}
