/**
 * The three shapes of a mã số thuế (TT 86/2024/TT-BTC, điều 5): 10 digits issued by a tax office, 10 digits with a
 * three-digit branch, and, from 2025-07-01, the 12-digit personal id of an individual, household or dependant.
 */
export type TaxCodeKind = 'issued' | 'branch' | 'personal'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** The kind of a tax code by length and characters, or undefined for any other text; a branch's dash may be left out. */
export function taxCodeKind(text: string): TaxCodeKind | undefined {
  if (/^[0-9]{10}$/.test(text)) return 'issued'
  if (/^[0-9]{10}-?[0-9]{3}$/.test(text)) return 'branch'
  if (/^[0-9]{12}$/.test(text)) return 'personal'
  return undefined
}

/** A tax code as it is kept: spaces and dots gone, the dash of a branch in its place; other text comes back tidied. */
export function tidyTaxCode(text: string): string {
  const code = text.replace(/[\s.]/gu, '')
  return /^[0-9]{13}$/.test(code) ? `${code.slice(0, 10)}-${code.slice(10)}` : code
}

/** The tenth digit for the nine before it (common knowledge, tag C: a difference is a warning, never a refusal). */
export function taxCodeCheckDigit(nineDigits: string): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(nineDigits[at]), 0)
  return (10 - (sum % 11) + 10) % 10
}
