import type { Assignment } from '#contracts'
import { bilingual, certainty, closed, listOf, text } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'

/** Who handles and who signs within an authority, by function. */
export const assignmentSeeds: SeedKind<Assignment> = {
  file: 'assignments.json',
  schema: closed(
    { id: text, authority: text, procedures: listOf(text), handler: bilingual, source: text, certainty },
    { signer: bilingual },
  ),
  nameOf: (row) => row.id,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'assignment', key: row.id, value: row, place })),
}
