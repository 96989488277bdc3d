import { LocalFee } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** What provinces charge for procedures whose fee their councils set. */
export const localFeeType: EntryType<'localFee'> = {
  type: 'localFee',
  files: ['local-fees.json'],
  shape: LocalFee,
  keyOf: ({ procedure, province, validFrom }) => `${procedure}@${province}@${validFrom}`,
  problemsOf: ({ procedure, province, validFrom, resolvedOn }, known) => [
    ...known.missing('procedure', procedure),
    ...known.territory(province),
    ...(resolvedOn !== undefined && resolvedOn > validFrom
      ? [`it holds from ${validFrom}, before it was resolved`]
      : []),
  ],
}
