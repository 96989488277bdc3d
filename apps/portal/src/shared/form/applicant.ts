import type { ApplicantClaim } from '../api/types'
import { partialDate } from '#forms/fields/types/dates'
import type { InputFault } from './schema'

/** What is typed at the counter of the person who stands there. */
export type ApplicantField = 'number' | 'fullName' | 'birthDate'

export const applicantFields: readonly ApplicantField[] = ['number', 'fullName', 'birthDate']

/**
 * What was typed, as the gateway takes it: twelve digits are a personal id, nine an old identity card, anything else a
 * passport; of a birth date the year alone, or month and year, will do, since some people's papers know no more.
 */
export function readApplicant(typed: Partial<Record<ApplicantField, string>>): {
  claim: ApplicantClaim | undefined
  faults: Partial<Record<ApplicantField, InputFault>>
} {
  const number = readNumber(typed.number ?? '')
  const fullName = (typed.fullName ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
  const birthDate = partialDate.typed.read((typed.birthDate ?? '').trim())
  const faults: Partial<Record<ApplicantField, InputFault>> = {}
  if (!typed.number?.trim()) faults.number = { fault: 'required' }
  else if (!number) faults.number = { fault: 'pattern', example: '001 188 014 826' }
  if (!fullName) faults.fullName = { fault: 'required' }
  if (!typed.birthDate?.trim()) faults.birthDate = { fault: 'required' }
  else if (!birthDate) faults.birthDate = { fault: 'type', says: partialDate.typed.wrong }
  const isWhole = number !== undefined && birthDate !== undefined && fullName !== ''
  return { claim: isWhole ? { ...number, fullName, birthDate } : undefined, faults }
}

function readNumber(text: string): Pick<ApplicantClaim, 'personId' | 'oldId' | 'passport'> | undefined {
  const number = text.replace(/[\s.]/g, '').toUpperCase()
  if (/^\d{12}$/.test(number)) return { personId: number }
  if (/^\d{9}$/.test(number)) return { oldId: number }
  return /^(?=.*[A-Z])[A-Z0-9]{6,12}$/.test(number) ? { passport: number } : undefined
}
