import Negotiator from 'negotiator'
import type { Bilingual } from '#contracts'

/** A language texts are written in. */
export type Language = keyof Bilingual

/** The language an `Accept-Language` header prefers (RFC 9110, 12.5.4); Vietnamese where it names neither. */
export function preferredLanguage(header: string | undefined): Language {
  const headers = header === undefined ? {} : { 'accept-language': header }
  return new Negotiator({ headers }).language(['vi', 'en']) === 'en' ? 'en' : 'vi'
}
