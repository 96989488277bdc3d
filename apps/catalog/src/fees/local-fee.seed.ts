import type { LocalFee } from '#contracts'
import { certainty, closed, day, text } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'
import { localFeeKey } from './fee.rules.js'

/** What provinces charge for procedures whose fee their councils set. */
export const localFeeSeeds: SeedKind<LocalFee> = {
  file: 'local-fees.json',
  schema: closed(
    {
      procedure: text,
      province: { type: 'string', pattern: '^[0-9]{2}$' },
      amount: { type: 'integer', minimum: 0 },
      validFrom: day,
      source: text,
      certainty,
    },
    { validTo: day },
  ),
  nameOf: (row) => `${row.procedure} in ${row.province}`,
  entries: (rows) =>
    rows.map(({ row, place }) => {
      return { type: 'localFee', key: localFeeKey(row), value: row, place }
    }),
}
