import { listProcedures } from '../../shared/api/client'
import { listConcepts } from '../../shared/api/ministry-client'
import { listProvinces } from '../../shared/api/places-client'
import { useResource } from '../../shared/api/resource'
import { useLanguage } from '../../shared/language/language'

/** What codes are called; a code that is not known stands for itself. */
export interface Names {
  concept: (id: string) => string
  procedure: (code: string) => string
  territory: (code: string) => string
}

/** Loads the names of concepts, procedures and provinces. */
export function useNames(): Names {
  const { t, language, say } = useLanguage()
  const concepts = useResource(`concepts ${language}`, listConcepts)
  const procedures = useResource(`procedures ${language}`, () => listProcedures(''))
  const provinces = useResource(`provinces ${language}`, listProvinces)
  return {
    concept: (id) => say(concepts.value?.find((concept) => concept.id === id)?.name) || id,
    procedure: (code) => say(procedures.value?.items.find((procedure) => procedure.code === code)?.name) || code,
    territory: (code) =>
      code === 'VN'
        ? t.ministry.country
        : say(provinces.value?.find((province) => province.code === code)?.name) || code,
  }
}
