import type { FormDocument } from '#contracts'
import type { SeedKind } from '../seeds/seed.js'
import { formSchema } from './form.schema.js'

/** One form document a procedure. */
export const formSeeds: SeedKind<FormDocument> = {
  file: 'forms/',
  schema: formSchema,
  nameOf: (row) => row.procedure,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'form', key: row.procedure, value: row, place })),
}
