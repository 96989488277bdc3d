import { parseArgs } from 'node:util'

/** What `npm run bench -- --lists` is asked to do. */
export interface ListOptions {
  /** Dossiers in the country; a tenth are of one province, a hundred and fiftieth of one office. */
  rows: number
  /** How often each question is asked. */
  times: number
  /** Where the database is kept for the next run; a directory that goes otherwise. */
  directory: string | undefined
  json: string | undefined
}

/** Reads the command line; throws a sentence where it cannot be understood. */
export function readListOptions(words: string[]): ListOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: words,
    options: { lists: { type: 'boolean' }, rows: text, times: text, directory: text, json: text },
  })
  const number = (option: 'rows' | 'times', otherwise: number) => {
    const given = Number(values[option] ?? otherwise)
    if (given > 0) return given
    throw new Error(`--${option} needs a number greater than 0, not "${values[option] ?? ''}".`)
  }
  return {
    rows: number('rows', 3_000_000),
    times: number('times', 40),
    directory: values.directory,
    json: values.json,
  }
}
