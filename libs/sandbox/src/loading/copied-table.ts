import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Household } from '../model/household.js'

/** What a column of a generated row may hold. */
export type Cell = string | number | boolean | null | undefined

/** A table a registry fills from generated households. */
export interface CopiedTable {
  name: string
  columns: readonly string[]
  /** Rows that are there before the first household. */
  once?: readonly (readonly Cell[])[]
  /** The rows one household adds. */
  rows(this: void, household: Household): Iterable<readonly Cell[]>
}

/** Households copied with one statement per table: enough to keep the server busy, little enough for memory. */
const batchSize = 1000

/**
 * Fills tables from a stream of households with COPY, within the caller's transaction. Memory stays at two batches,
 * however many households there are: one that is made while the other travels.
 */
export class HouseholdCopy {
  private readonly lines: string[][]
  private held = 0
  private sending: Promise<void> = Promise.resolve()

  /** `freeze` spares the server a second pass over rows of tables that were emptied in the same transaction. */
  constructor(
    private readonly client: ClientBase,
    private readonly tables: readonly CopiedTable[],
    private readonly freeze = false,
  ) {
    this.lines = tables.map(({ once = [] }) => once.map(copyLine))
  }

  /** Takes one household; true when a batch is complete and wants to be sent. */
  add(household: Household): boolean {
    for (const [index, table] of this.tables.entries()) {
      const lines = this.lines[index]
      for (const row of table.rows(household)) lines?.push(copyLine(row))
    }
    return ++this.held >= batchSize
  }

  /** Begins to send what is held as soon as the batch before has arrived; resolves when it may take more. */
  async send(): Promise<void> {
    await this.sending
    this.held = 0
    const batch = this.lines.map((lines, index) => {
      this.lines[index] = []
      return lines.join('')
    })
    this.sending = this.copy(batch)
    this.sending.catch(() => undefined) // whoever awaits it next learns of it
  }

  /** Sends what is held and waits until all has arrived. Tables are filled in their order. */
  async flush(): Promise<void> {
    await this.send()
    await this.sending
  }

  private async copy(batch: readonly string[]): Promise<void> {
    for (const [index, { name, columns }] of this.tables.entries()) {
      const text = batch[index]
      if (!text) continue
      const options = this.freeze ? ' with (freeze)' : ''
      const target = this.client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin${options}`))
      await pipeline(Readable.from([text], { objectMode: false }), target)
    }
  }
}

/** A row as COPY's text format has it, with its line break. */
export function copyLine(row: readonly Cell[]): string {
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
