import type { EntityManager } from 'typeorm'
import type { SignedOutcome } from '#contracts'
import { dayOf, unitAt } from '#vietnam'
import { civilStatusSchema } from '../migrations/1764000003000-civil-status-tables.js'
import { communeUnknown } from './outcome-refusals.js'

export type Book = 'birth' | 'marriage' | 'death'

const letters: Record<Book, string> = { birth: 'KS', marriage: 'KH', death: 'KT' }

/** A table of the civil-status books. */
export function bookTable(book: Book): string {
  return `${civilStatusSchema}.${book}`
}

/** How many entries the commune of an outcome has in this year's book; the book is locked until the transaction ends. */
export async function entriesSoFar(tx: EntityManager, book: Book, { unit, signedAt }: SignedOutcome): Promise<number> {
  const year = dayOf(new Date(signedAt)).slice(0, 4)
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`${book} ${unit ?? ''} ${year}`])
  const [row] = await tx.query<{ count: number }[]>(
    `select coalesce(max(split_part(entry_number, '/', 1)::int), 0) as count from ${bookTable(book)}
     where unit_code = $1 and entry_number like $2`,
    [unit ?? '', `%/${year}`],
  )
  return row?.count ?? 0
}

/** The next entry of the book: the running number of the year in the commune that decided. Sample numbering. */
export function nextEntry(book: Book, { unit, signedAt }: SignedOutcome, soFar: number) {
  const day = dayOf(new Date(signedAt))
  if (unit === undefined || unitAt(unit, day)?.level !== 'commune') throw communeUnknown()
  const year = day.slice(0, 4)
  return {
    ...{ entry_number: `${soFar + 1}/${year}`, book: `${letters[book]}-${year}-1`, entered_on: day },
    ...{ unit_code: unit, late: false },
  }
}
