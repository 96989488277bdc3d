import { channels, feeUnits, type Procedure } from '#contracts'
import { bilingual, certainty, closed, listOf, oneOf, text } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'

const fee = closed(
  { channel: oneOf(...channels), amount: { type: 'integer', minimum: 0 }, per: oneOf(...feeUnits) },
  { note: bilingual, setLocally: { const: true }, lateOnly: { const: true } },
)

/** The administrative procedures that have a form here. */
export const procedureSeeds: SeedKind<Procedure> = {
  file: 'procedures.json',
  schema: closed(
    {
      code: { type: 'string', pattern: '^[0-9]\\.[0-9]{6}$' },
      name: bilingual,
      level: oneOf('commune', 'province', 'ministry'),
      handler: bilingual,
      handledBy: oneOf('receiver'),
      ministry: { type: 'string', pattern: '^G[0-9]{2}$' },
      ministryCertainty: certainty,
      deadline: closed({
        amount: { type: 'integer', minimum: 0 },
        unit: oneOf('workingDay', 'day', 'hour', 'month'),
      }),
      afternoonRule: { type: 'boolean' },
      channels: listOf(oneOf(...channels)),
      fees: listOf(fee),
      legalBasis: text,
      certainty,
    },
    { results: listOf(text) },
  ),
  nameOf: (row) => row.code,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'procedure', key: row.code, value: row, place })),
}
