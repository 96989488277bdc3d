import { isAgencyCode } from './agency-code.js'

/** A mã hồ sơ in its parts (TT 03/2025/TT-VPCP; shape as portals use it, tag C). */
export interface DossierCode {
  agency: string
  /** The Vietnamese day of receipt, `YYYY-MM-DD`. */
  day: string
  /** From 1 upward per agency and day. */
  sequence: number
}

/** `<agency>-<yyMMdd>-<four or more digits>`: `H26.00637-261122-0007`. */
export function formatDossierCode({ agency, day, sequence }: DossierCode): string {
  return `${agency}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`
}

/** Reads a dossier code; undefined for any other text. */
export function parseDossierCode(text: string): DossierCode | undefined {
  const [, agency, year, month, date, sequence] = /^(.+)-(\d{2})(\d{2})(\d{2})-(\d{4,9})$/.exec(text) ?? []
  if (agency === undefined || sequence === undefined || !isAgencyCode(agency)) return undefined
  if ((sequence.length > 4 && sequence.startsWith('0')) || Number(sequence) === 0) return undefined
  const day = `20${year}-${month}-${date}`
  const real = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return undefined
  return { agency, day, sequence: Number(sequence) }
}
