/**
 * The two shapes of a certificate's số phát hành: two letters and eight digits from 2025-01-01 (TT 10/2024/TT-BTNMT),
 * one or two letters and six digits before (common knowledge, tag C: a hint to whoever types it, never a refusal).
 */
export type CertificateSerialKind = 'current' | 'former'

/** A serial number in its parts. */
export interface CertificateSerial {
  kind: CertificateSerialKind
  letters: string
  digits: string
}

/** Reads a serial number however it was typed (`da 004417`, `DA-004417`, `DA004417`); undefined for any other text. */
export function readCertificateSerial(text: string): CertificateSerial | undefined {
  const typed = text.normalize('NFC').trim().toLocaleUpperCase('vi')
  const [, letters, digits] = /^([A-ZĐ]{1,2})[ .-]*([0-9]{6}|[0-9]{8})$/u.exec(typed) ?? []
  if (letters === undefined || digits === undefined) return undefined
  if (digits.length === 6) return { kind: 'former', letters, digits }
  return letters.length === 2 ? { kind: 'current', letters, digits } : undefined
}

/** A serial number as certificates print it and registries keep it: letters, one space, digits. */
export function formatCertificateSerial({ letters, digits }: CertificateSerial): string {
  return `${letters} ${digits}`
}
