import { composePersonalId, taxCodeCheckDigit, type Sex } from '#vietnam'

const million = 1_000_000

/** Puts the numbers 0 … 999,999 into another fixed order, so that neighbours do not get neighbouring ids. */
export function shuffled(number: number): number {
  return ((number % million) * 617_459) % million // 617,459 has no divisor in common with a million
}

/** The id of the n-th generated person; different for every n below a million. */
export function personalId(sequence: number, province: string, sex: Sex, birthYear: number): string {
  return composePersonalId({ province, sex, birthYear }, shuffled(sequence))
}

/**
 * A second id of the n-th person, given by mistake with another year of birth: nobody else has it, because the six last
 * digits are the n-th person's alone.
 */
export function mergedId(sequence: number, province: string, sex: Sex, birthYear: number): string {
  return personalId(sequence, province, sex, birthYear - 1)
}

/** The 9-digit id of the n-th person, as a province issued it before 2016; `further` is 1 for a second one. */
export function formerId(sequence: number, province: string, further = 0): string {
  const office = String((Number(province) % 40) + 1).padStart(2, '0')
  return `${office}${1 + ((sequence + further) % 9)}${String(shuffled(sequence)).padStart(6, '0')}`
}

/** The tax office's code of the n-th person of before July 2025, with its check digit. */
export function formerTaxCode(sequence: number): string {
  const nine = `80${String(shuffled(sequence + 7)).padStart(7, '0')}`
  return `${nine}${taxCodeCheckDigit(nine)}`
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The 12-character id of the n-th parcel (a sample: the real alphabet is not published). */
export function parcelId(sequence: number): string {
  let left = shuffled(sequence) * 1_073_741 + Math.floor(sequence / million) * 31 + 1_099_511_627
  let id = ''
  for (let at = 0; at < 10; at++) {
    id = `${letters[left % 32] ?? ''}${id}`
    left = Math.floor(left / 32)
  }
  return `VN${id}`
}

/** A certificate's serial number: two letters, then eight digits from 2025, six before. */
export function certificateSerial(sequence: number, issuedOn: string): string {
  const first = 'ABCDĐ'[Math.floor(sequence / million) % 5] ?? 'A'
  const digits = issuedOn >= '2025-01-01' ? 8 : 6
  return `${first}${'ABCDEGHKLMNPQSTUVXY'[sequence % 19] ?? 'A'} ${String(shuffled(sequence)).padStart(digits, '0')}`
}
