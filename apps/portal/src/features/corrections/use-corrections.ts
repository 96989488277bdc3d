import { listConcepts } from '../../shared/api/ministry-client'
import type { Value } from '../../shared/api/types'
import { showValue } from '../../shared/form/schema'
import { unitOf, unitWords } from '../../shared/form/units'
import { useLanguage } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'

/** Gives what a concept is called, and a function that writes a value of it with its unit. */
export function useConcepts() {
  const { t, language, say } = useLanguage()
  const { value: concepts } = useAsked(['concepts'], listConcepts, { isReference: true })
  return {
    name: (id: string) => say(concepts?.find((concept) => concept.id === id)?.name) || id,
    show: (id: string, value: unknown): string => {
      const text = showValue(value as Value | undefined, {}, language, { yes: t.app.yes, no: t.app.no })
      if (typeof value !== 'number') return text
      const unit =
        concepts?.find((concept) => concept.id === id)?.unit ?? unitOf({ schema: { type: 'number' }, concept: id })
      return unit ? `${text} ${unitWords(unit, language, value)}` : text
    },
  }
}
