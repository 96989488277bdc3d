import type { HeldConcepts } from '#registry'

/** One licence as it is stored. */
export interface LicenceRow {
  licence_no: string
  id_number: string
  name_key: string
  classes: string
  issued_on: string
  valid_to: string | null
  revoked_on: string | null
  updated_on: string
}

/** A licence with its status on the day of the question. */
export interface ReadLicence extends LicenceRow {
  status: 'valid' | 'expired' | 'revoked'
}

export const licenceStatement = `select licence_no, id_number, name_key, classes, issued_on::text, valid_to::text,
    revoked_on::text, updated_on::text
  from driving_licence where id_number = any($1::text[]) order by issued_on desc, licence_no`

const recordDate = ({ updated_on }: LicenceRow): string => updated_on
const held = (column: keyof ReadLicence) => ({
  attribute: `driving_licence.${column}`,
  value: (row: ReadLicence) => row[column],
  recordDate,
})

/** The concept of the last day of a licence; it does not apply to one without a term. */
export const validTo = 'drivingLicence.validTo'

/** Kind `drivingLicence`. */
export const licenceConcepts: HeldConcepts<ReadLicence> = {
  'drivingLicence.number': held('licence_no'),
  'drivingLicence.classes': held('classes'),
  'drivingLicence.issuedOn': held('issued_on'),
  [validTo]: held('valid_to'),
  'drivingLicence.status': { ...held('status'), attribute: 'driving_licence.valid_to, revoked_on' },
}
