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
  /** The file stands under an id population merged into today's. */
  mergedId?: string
  incomes: Income[]
  /** VND still owed. */
  outstanding: number
  business?: { name: string; sector: string; since: string; turnover: number }
}

/** An entry of a civil-status book. */
export interface BookEntry {
  /** `127/2016`: running number and year. */
  number: string
  book: string
  /** The day it was entered. */
  on: string
  /** Code, as of that day, of the commune that keeps the book. */
  unit: string
}

/** A birth as the civil-status books have it: to the day, whatever population knows. */
export interface Birth {
  on: string
  place: string
  /** Absent where the paper book was never copied. */
  entry?: BookEntry
  late: boolean
}

/** A death; without an entry nobody has told the books, so every database takes the person to be alive. */
export interface Death {
  on: string
  place: string
  entry?: BookEntry
  late: boolean
  /** The entry reached the population database. */
  isKnown: boolean
}

/** A marriage in the books, with the divorce that ended it. */
export interface Marriage {
  husbandId: string
  wifeId: string
  since: string
  entry: BookEntry
  /** Who is not of the household whose marriage it is. */
  husband?: Pick<Resident, 'personId' | 'fullName'>
  wife?: Pick<Resident, 'personId' | 'fullName'>
  divorce?: { on: string; decision: string; court: string }
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
  /** To whom they were married before, until death or divorce. */
  formerSpouses?: { personId: string; since: string; until: string }[]
  birth?: Birth
  death?: Death
  /** Ids population once gave the same person and merged into today's. */
  mergedIds?: { id: string; on: string }[]
  /** The name as the tax database has it, where it differs. */
  taxName?: string
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
  /** Parcels it owns that are not in the land database. */
  unrecordedParcels?: number
  marriages?: Marriage[]
  /** Children born whom no database knows yet. */
  unregistered?: { born: string; late: boolean }[]
  /** People of another household who are still listed here too. */
  listedToo?: { personId: string; relationToHead: Resident['relationToHead']; since: string }[]
}

/** Whether population knows that someone is dead. */
export function isKnownDead({ death }: Resident): boolean {
  return death?.isKnown === true
}
