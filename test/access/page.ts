import { readFileSync } from 'node:fs'

/** One line of the page of who may do what. */
export interface PageLine {
  who: readonly string[]
  permissions: readonly string[]
  relations: readonly string[]
  states: readonly string[]
}

/** The lines of `docs/reference/access.md` by question: what people read is what the matrix holds the system to. */
export function pageOfAccess(): Map<string, PageLine[]> {
  const text = readFileSync(new URL('../../docs/reference/access.md', import.meta.url), 'utf8')
  const lines = text.split('\n').filter((line) => line.startsWith('| `'))
  const read = lines.map((line): [string, PageLine] => {
    const [pattern = '', , who, permissions, relations, states] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    return [
      pattern.replaceAll('`', ''),
      { who: names(who), permissions: names(permissions), relations: names(relations), states: names(states) },
    ]
  })
  const grouped = Map.groupBy(read, ([pattern]) => pattern)
  return new Map([...grouped].map(([pattern, rows]) => [pattern, rows.map(([, line]) => line)]))
}

function names(cell = ''): string[] {
  return cell === '' ? [] : cell.split(', ')
}
