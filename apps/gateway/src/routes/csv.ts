import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Language } from '#platform'

type Cell = string | number | boolean | null | undefined

/** A column of a table: its head, and what stands in it of one item. */
export type Column<T> = [name: string, read: (item: T, language: Language) => Cell]

/** Whether the request prefers a table to JSON (RFC 9110, 12.5.1). */
export function wantsCsv({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const tables = ['text/csv', 'text/csv; charset=utf-8']
  return tables.includes(new Negotiator({ headers }).mediaType(['application/json', ...tables]) ?? '')
}

/** Says that the reply is a table to be saved under this name. */
export function asCsvFile(reply: FastifyReply, name: string): void {
  reply.header('content-disposition', `attachment; filename="${name}"`)
  reply.type('text/csv; charset=utf-8')
}

/** Items as a table (RFC 4180), with the mark by which spreadsheets know UTF-8; an empty cell where nothing is known. */
export function csvOf<T>(columns: readonly Column<T>[], items: readonly T[], language: Language): string {
  const head = columns.map(([name]) => name)
  const rows = items.map((one) => columns.map(([, read]) => written(read(one, language))))
  return `\ufeff${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function written(value: Cell): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
