import { provincesOfBirth } from '../birth-provinces.js'
import type { PartialDate } from '../partial-date.js'

export type Sex = 'male' | 'female'

/** What the digits of a personal id say: PPP G YY NNNNNN (Luật Căn cước 26/2023, điều 12; NĐ 70/2024). */
export interface PersonalIdMeaning {
  /** Two-digit code, of the 63 provinces of before July 2025, where the birth was registered; never the residence. */
  province?: string
  sex: Sex
  birthYear: number
}

/** A contradiction between an id and what else is known: to be looked at, never a reason to refuse. */
export type PersonalIdWarning = 'unknownPrefix' | 'birthYearDiffers' | 'sexDiffers'

/** Whether the text is a personal id (số định danh cá nhân): exactly 12 digits. There is no check digit. */
export function isPersonalId(text: string): boolean {
  return /^[0-9]{12}$/.test(text)
}

/** Whether the text is an identity number of before 2025 (CMND): exactly 9 digits. */
export function isFormerId(text: string): boolean {
  return /^[0-9]{9}$/.test(text)
}

/** Reads the digits of a valid personal id; `044188…` is a woman born in 1988, registered in the former Quảng Bình. */
export function readPersonalId(id: string): PersonalIdMeaning {
  const century = Number(id[3])
  const province = id[0] === '0' ? id.slice(1, 3) : ''
  return {
    ...(provincesOfBirth.has(province) ? { province } : {}),
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(id.slice(4, 6)),
  }
}

/** What in a valid personal id contradicts the birth date or sex given. The digit rules are not law (tag C). */
export function personalIdWarnings(id: string, known: { birthDate?: PartialDate; sex?: Sex }): PersonalIdWarning[] {
  const meaning = readPersonalId(id)
  const warnings: PersonalIdWarning[] = []
  if (meaning.province === undefined) warnings.push('unknownPrefix')
  if (known.birthDate !== undefined && Number(known.birthDate.slice(0, 4)) !== meaning.birthYear) {
    warnings.push('birthYearDiffers')
  }
  if (known.sex !== undefined && known.sex !== meaning.sex) warnings.push('sexDiffers')
  return warnings
}

/** Puts a personal id together; `serial` is the six-digit number that tells people of one place and year apart. */
export function composePersonalId(meaning: Required<PersonalIdMeaning>, serial: number): string {
  const century = (Math.floor(meaning.birthYear / 100) - 19) * 2 + (meaning.sex === 'female' ? 1 : 0)
  const year = String(meaning.birthYear % 100).padStart(2, '0')
  return `0${meaning.province}${century}${year}${String(serial).padStart(6, '0')}`
}
