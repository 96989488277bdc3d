import type { Agreement } from '#contracts'
import { closed, day, listOf, oneOf, text } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'

/** Which class of authorities may look up which concepts for which procedure. */
export const agreementSeeds: SeedKind<Agreement> = {
  file: 'agreements.json',
  schema: closed(
    {
      id: text,
      consumerClass: oneOf('ministry', 'provinceOffice', 'communeOffice'),
      procedure: text,
      concepts: listOf(text),
      legalBasis: text,
      validFrom: day,
    },
    { quotaPerDay: { type: 'integer', minimum: 1 }, validTo: day },
  ),
  nameOf: (row) => row.id,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'agreement', key: row.id, value: row, place })),
}
