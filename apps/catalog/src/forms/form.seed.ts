import type { FormDocument } from '#contracts'
import { withProcess } from '../compiler/process.rules.js'
import type { SeedKind } from '../seeds/seed.js'
import { formSchema } from './form.schema.js'

/** One form document a procedure, with its graph written out. */
export const formSeeds: SeedKind<FormDocument> = {
  file: 'forms/',
  schema: formSchema,
  nameOf: (row) => row.procedure,
  entries: (rows) =>
    rows.map(({ row, place }) => ({ type: 'form', key: row.procedure, value: withProcess(row), place })),
}
