import type { Language } from '../language/format'

/** Whether a field holds a nationality, which databases give as a country code (ISO 3166-1 alpha-2). */
export function isNationality({ concept, path = '' }: { concept?: string; path?: string }): boolean {
  return /nationality$/i.test(concept ?? path)
}

/** `VN` as `Việt Nam`; a text that is no code stays as it is. */
export function countryName(text: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(text)) return text
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(text) ?? text
}
