/** How often something is so in the generated country, in percent, and how far that is known. */
export interface Rate {
  percent: number
  /** A read in an official text or counted; B press or law-firm page; C a guess that makes the case occur. */
  certainty: 'A' | 'B' | 'C'
  source: string
}

function rate(percent: number, certainty: Rate['certainty'], source: string): Rate {
  return { percent, certainty, source }
}

const sample = 'sample share, so that the case occurs'

/**
 * Parcels of the whole country, February 2026: of about 106 million 23.5 million are "correct, complete, clean",
 * 38.9 million are in the database without being so, 43.2 million are not in it.
 */
export const parcelRates = {
  verified: rate(22, 'B', 'spatialsource.com.au, 2026-06-01: 23.5 of 106 million parcels'),
  unverified: rate(37, 'B', 'spatialsource.com.au, 2026-06-01: 38.9 of 106 million parcels'),
  absent: rate(41, 'B', 'spatialsource.com.au, 2026-06-01: 43.2 of 106 million parcels'),
  /** Of the parcels in a territory its owner states to be complete; none is absent there. */
  verifiedWhereComplete: rate(45, 'C', sample),
} as const

/** How civil status is registered. */
export const civilRates = {
  birthsOnTime: rate(84.9, 'B', 'vietnam.vn, report of April 2025: births of 2024 registered on time'),
  deathsOnTime: rate(69.3, 'B', 'vietnam.vn, report of April 2025: deaths of 2024 registered on time'),
  /** Registered deaths that never reached the population database. */
  deathsLost: rate(4, 'C', sample),
  /** Births and marriages of before 2016 that were copied from paper books. */
  oldBooksCopied: rate(70, 'C', sample),
} as const

/** What is wrong with people's records. */
export const personRates = {
  /** Of those born by 1965: only the year is known; a few have a month. */
  birthYearOnly: rate(12, 'C', sample),
  birthMonthOnly: rate(3, 'C', sample),
  /** Of residences from before July 2025: still under the code of a commune that no longer exists. */
  residenceUnderFormerUnit: rate(5, 'C', sample),
  /** People of whom a second id was merged into the first. */
  mergedIds: rate(0.3, 'C', sample),
  /** Grown children with a household of their own who are still listed with their parents. */
  listedTwice: rate(1, 'C', sample),
  /** Spouses the population database does not link. */
  spouseNotLinked: rate(2, 'C', sample),
  /** Of names a tone mark can stand in two places of: another database has it in the other one. */
  toneMarkElsewhere: rate(40, 'C', sample),
  /**
   * Names another database has mistyped. With the rate above about 93 % of the differences are of the tone mark only,
   * as in 190 of 205 differences between two lists of communes (A, counted).
   */
  mistyped: rate(0.1, 'C', 'so that 190 of 205 differences are of the tone mark only'),
  oneWordName: rate(0.1, 'C', sample),
  sevenWordName: rate(0.1, 'C', sample),
} as const

/** What is wrong with tax files and certificates. */
export const fileRates = {
  /** Tax files under the office's former code only, never joined with the personal id (status 10). */
  parked: rate(3, 'C', sample),
  formerTaxCode: rate(80, 'C', sample),
  /** Of people born by 2001: no 9-digit id is kept. */
  withoutFormerId: rate(12, 'C', sample),
  secondFormerId: rate(6, 'C', sample),
  /** Of certificates from before 2021 whose owner had a 9-digit id: it stands on them. */
  ownerUnderFormerId: rate(70, 'C', sample),
  ownerAsHousehold: rate(18, 'C', sample),
} as const
