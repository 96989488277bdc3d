import { listProcedures } from '../../shared/api/procedures-client'
import { listConcepts } from '../../shared/api/ministry-client'
import { useProvinces } from '../../shared/query/reference'
import { useAsked } from '../../shared/query/use-asked'
import { useLanguage, useWords } from '../../shared/language/language'
import { ministryWords } from './words'

/** What codes are called; a code that is not known stands for itself. */
export interface Names {
  concept: (id: string) => string
  procedure: (code: string) => string
  territory: (code: string) => string
}

/** Loads the names of concepts, procedures and provinces. */
export function useNames(): Names {
  const { say } = useLanguage()
  const words = useWords(ministryWords)
  const concepts = useAsked(['concepts'], listConcepts, { isReference: true })
  const procedures = useAsked(['procedures', ''], () => listProcedures(''))
  const provinces = useProvinces()
  return {
    concept: (id) => say(concepts.value?.find((concept) => concept.id === id)?.name) || id,
    procedure: (code) => say(procedures.value?.items.find((procedure) => procedure.code === code)?.name) || code,
    territory: (code) =>
      code === 'VN'
        ? words.ministry.country
        : say(provinces.value?.find((province) => province.code === code)?.name) || code,
  }
}
