import type { Source, Value } from '../api/types'
import type { Entry } from '../form/form-view'
import { showValue } from '../form/schema'
import { countryName, isNationality } from '../form/countries'
import { unitOf, unitWords } from '../form/units'
import { useLanguage } from '../language/language'

/** Gives a function that writes a field's value as the reader expects it, with its unit. */
export function useShow(): (entry: Entry, value: Value | undefined) => string {
  const { t, language } = useLanguage()
  return (entry, value) => {
    const text = showValue(value, entry.schema, language, { yes: t.app.yes, no: t.app.no })
    const unit = typeof value === 'number' ? unitOf(entry) : null
    if (typeof value === 'number' && unit) return `${text} ${unitWords(unit, language, value)}`
    return isNationality(entry) ? countryName(text, language) : text
  }
}

/** Gives a function that names the registry a field comes from, or would have come from. */
export function useRegistryName(): (entry: Pick<Entry, 'field'>) => string {
  const short = useShortName()
  const { t } = useLanguage()
  const known: Record<string, string> = t.registries
  return ({ field }) => (field?.source ? short(field.source) : (known[field?.registry ?? ''] ?? t.registries.other))
}

/** Gives a function that writes a registry's name short enough for the margin. */
export function useShortName(): (source: Pick<Source, 'registry' | 'registryName'>) => string {
  const { t, say } = useLanguage()
  const known: Record<string, string> = t.registries
  return (source) => known[source.registry] ?? (say(source.registryName) || t.registries.other)
}
