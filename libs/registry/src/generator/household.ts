import type { PartialDate, Sex } from '#vietnam'

/** The day the generated country stands at; ages and histories end here, whatever day it is loaded on. */
export const asOf = '2026-11-01'

export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed'

/** Where someone was registered, from a day on. */
export interface Stay {
  unit: string
  /** The day the unit code is read at: stays that lasted over the merger were converted to today's codes. */
  unitAsOf: string
  /** House and street, or village: what stands before the unit's name in an address. */
  detail: string
  since: string
  until?: string
}

export interface Income {
  year: number
  payerCode: string
  payer: string
  /** VND of the whole year. */
  amount: number
}

/** What the tax office keeps about someone. */
export interface TaxFile {
  /** The office's own code of before July 2025. */
  formerCode?: string
  /** The file was never joined with the personal id: it stands under the former code only (status 10). */
  parked: boolean
  incomes: Income[]
  /** VND still owed. */
  outstanding: number
  business?: { name: string; sector: string; since: string; turnover: number }
}

export interface Resident {
  personId: string
  fullName: string
  birthDate: PartialDate
  sex: Sex
  ethnicity: string
  maritalStatus: MaritalStatus
  /** 9-digit ids of before 2025. */
  formerIds: string[]
  relationToHead: 'head' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'other'
  fatherId?: string
  motherId?: string
  /** Who they are married to; `linked` is false where the population database lacks the link. */
  spouse?: { personId: string; since: string; linked: boolean }
  stays: Stay[]
  tax?: TaxFile
  /** When population last wrote the record. */
  updatedOn: string
}

/** Who stands on a certificate: someone by today's id or a 9-digit id, or "Hộ ông …" without any. */
export interface Owner {
  kind: 'person' | 'formerId' | 'household'
  id?: string
  name: string
  /** As printed on old certificates. */
  birthYear?: number
  share: readonly [part: number, whole: number]
}

export interface House {
  /** m² */
  floorArea: number
  builtArea: number
  floors: number
  recordedOn: string
}

export interface Parcel {
  /** 12 characters; the real alphabet is not published, so these are samples. */
  id: string
  /** The commune as it was called on the day it was mapped. */
  commune: string
  mappedOn: string
  sheet: number
  plot: number
  /** m² */
  area: number
  useCode: string
  detail: string
  trust: 'verified' | 'unverified'
  updatedOn: string
  house?: House
  certificate?: { serial: string; bookNumber: string; issuedOn: string }
  owners: Owner[]
  mortgage?: { creditor: string; since: string }
  dispute?: { subject: string; since: string }
}

/** People registered together, and the land they own. */
export interface Household {
  /** Số hồ sơ cư trú. */
  number: string
  openedOn: string
  people: Resident[]
  parcels: Parcel[]
}
