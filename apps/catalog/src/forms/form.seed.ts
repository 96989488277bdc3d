import type { FormDocument } from '#contracts'
import { withProcess, formSchema } from '#forms'
import type { SeedKind } from '../entries/entry-type.js'

/** One form document a procedure, with its graph written out. */
export const formSeeds: SeedKind<FormDocument> = {
  file: 'forms/',
  schema: formSchema,
  nameOf: (row) => row.procedure,
  entries: (rows) =>
    rows.map(({ row, place }) => ({ type: 'form', key: row.procedure, value: withProcess(row), place })),
}
