import type { SubjectKeys } from '#contracts'
import { matchingKey } from '#vietnam'
import type { LicenceRow, ReadLicence } from './driving-licences.concepts.js'

/** The status of a licence on a Vietnamese day; the last day of its term still counts. */
export function statusOn(row: LicenceRow, today: string): ReadLicence['status'] {
  if (row.revoked_on !== null && row.revoked_on <= today) return 'revoked'
  return row.valid_to !== null && row.valid_to < today ? 'expired' : 'valid'
}

/**
 * Whether a licence found under one of the subject's ids is the subject's: under the personal id unless another name is
 * given, under a 9-digit id, which may have been issued twice, only where the name agrees.
 */
export function belongsTo(row: LicenceRow, { personId, fullName }: SubjectKeys): boolean {
  return fullName === undefined ? row.id_number === personId : matchingKey(fullName) === row.name_key
}
