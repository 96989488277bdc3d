import { createHash } from 'node:crypto'
import { copyLine, households, type Cell } from '#sandbox'
import { filledRegistries } from './load-registries.js'

/** The registries whose rows the digest is of. */
const digested = ['population', 'civil-status', 'tax', 'land']

/** SHA-256 over every row as it is copied, registry by registry and table by table. */
function digest(people: number, seed: number): string {
  const hash = createHash('sha256')
  const country = [...households({ people, seed })]
  for (const { tables } of filledRegistries.filter(({ id }) => digested.includes(id))) {
    for (const { name, columns, once = [], rows } of tables) {
      hash.update(`${name} ${columns.join(' ')}\n`)
      for (const row of once) hash.update(copyLine(row))
      for (const household of country) for (const row of rows(household)) hash.update(copyLine(row))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

it('fills the tables with the same rows for the same seed, on every machine', () => {
  expect(digest(2000, 7)).toMatchInlineSnapshot(`"2c48c9123bd02654"`)
  expect(digest(2000, 8)).not.toBe(digest(2000, 7))
})

it('gives every row as many cells as its table has columns, in NFC', () => {
  const tables = filledRegistries.flatMap((registry) => registry.tables)
  const wrong = [...households({ people: 3000, seed: 3 })].flatMap((household) =>
    tables.flatMap(({ name, columns, rows }) =>
      [...rows(household)].filter((row) => row.length !== columns.length || !row.every(isKept)).map(() => name),
    ),
  )
  expect(wrong).toEqual([])
})

function isKept(cell: Cell): boolean {
  return typeof cell !== 'string' || cell === cell.normalize('NFC')
}
