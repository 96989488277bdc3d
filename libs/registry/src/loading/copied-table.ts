import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Household } from '../generator/household.js'

/** What a column of a generated row may hold. */
export type Cell = string | number | boolean | null | undefined

/** A table a registry fills from generated households. */
export interface CopiedTable {
  name: string
  columns: readonly string[]
  /** Rows that are there before the first household. */
  once?: readonly (readonly Cell[])[]
  /** The rows one household adds. */
  rows: (household: Household) => Iterable<readonly Cell[]>
}

/** Households copied with one statement per table: enough to keep the server busy, little enough for memory. */
const batchSize = 500

/**
 * Fills tables from a stream of households with COPY, within the caller's transaction. Memory stays at one batch,
 * however many households there are.
 */
export class HouseholdCopy {
  private readonly lines: string[][]
  private held = 0

  constructor(
    private readonly client: ClientBase,
    private readonly tables: readonly CopiedTable[],
  ) {
    this.lines = tables.map(({ once = [] }) => once.map(copyLine))
  }

  /** Takes one household; true when a batch is complete and wants to be flushed. */
  add(household: Household): boolean {
    for (const [index, table] of this.tables.entries()) {
      const lines = this.lines[index]
      for (const row of table.rows(household)) lines?.push(copyLine(row))
    }
    return ++this.held >= batchSize
  }

  /** Sends what is held. Tables are filled in their order, so a later one may refer to an earlier one. */
  async flush(): Promise<void> {
    this.held = 0
    for (const [index, table] of this.tables.entries()) {
      const lines = this.lines[index] ?? []
      if (lines.length === 0) continue
      this.lines[index] = []
      const target = this.client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`))
      await pipeline(Readable.from([lines.join('')], { objectMode: false }), target)
    }
  }
}

function copyLine(row: readonly Cell[]): string {
  return `${row.map(copyText).join('\t')}\n`
}

function copyText(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, escaped) : cell
}

function escaped(character: string): string {
  return character === '\t' ? '\\t' : character === '\n' ? '\\n' : character === '\r' ? '\\r' : '\\\\'
}
