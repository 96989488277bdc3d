import type { Bilingual, Localised } from '#contracts'

export type Language = 'vi' | 'en'

/** The language of an `Accept-Language` header: English when it comes before Vietnamese, Vietnamese otherwise. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) : 1 }
    })
    .filter(({ tag, weight }) => (tag === 'vi' || tag === 'en') && weight > 0)
    .sort((left, right) => right.weight - left.weight)
  return wanted[0]?.tag === 'en' ? 'en' : 'vi'
}

/** Fields that are part of a form, whose texts stay in both languages. */
const kept = new Set(['patch'])

/** Replaces every text that stands in both languages by the one that is wanted. */
export function localise<T>(value: T, language: Language): Localised<T> {
  return inLanguage(value, language) as Localised<T>
}

function inLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language))
  if (typeof value !== 'object' || value === null) return value
  if (isBilingual(value)) return value[language]
  const result: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) result[name] = kept.has(name) ? part : inLanguage(part, language)
  return result
}

function isBilingual(value: object): value is Bilingual {
  const { vi, en } = value as Partial<Bilingual>
  return typeof vi === 'string' && typeof en === 'string' && Object.keys(value).length === 2
}
