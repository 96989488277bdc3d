import type { PersonAccessKind, PersonAccessView } from '#contracts'
import type { Catalogue } from '#platform'

/** A row of the record of who dealt with a person at a counter. */
export interface AccessRow {
  id: string
  at: Date
  kind: PersonAccessKind
  by: string
  authority: string
  procedure: string
  dossierId: string
  reason: string | null
}

/** The row with the authority that answers for the access, and what it was for, in words. */
export function accessView(row: AccessRow, catalogue: Catalogue): PersonAccessView {
  const { authority, procedure } = row
  const name = catalogue.get('procedure', procedure)?.name ?? { vi: procedure, en: procedure }
  return {
    ...row,
    at: row.at.toISOString(),
    controller: catalogue.get('authority', authority)?.name ?? { vi: authority, en: authority },
    purpose: { vi: `Thủ tục “${name.vi}”`, en: `The procedure “${name.en}”` },
  }
}
