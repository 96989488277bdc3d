import type { FormFinding } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { derivableWords } from '../vocabulary/vocabulary.js'
import { withoutAsides, wordsOf } from '../vocabulary/words.rules.js'

const derivable = new Phrases(derivableWords)

/**
 * ONCE006: what follows from other facts is asked: an age, a date in words, an area per head. A warning, because the form
 * may lack what it follows from.
 */
export function once006({ fields }: FormReading): FormFinding[] {
  return fields.flatMap(({ field, placed, isAsked, recognition }) => {
    if (!isAsked || recognition?.certainty === 'sure' || placed.binding?.mode === 'derive') return []
    const source = sourceOf(field.label.vi) ?? sourceOf(field.label.en)
    if (source === undefined) return []
    const message = {
      vi: `Có thể tính được (từ ${source}), không cần hỏi.`,
      en: `It can be worked out (from: ${source}), so that nobody need be asked.`,
    }
    return [{ rule: 'ONCE006', severity: 'warning' as const, field: field.path, message }]
  })
}

/** The phrase makes up the label but for two words at most. */
function sourceOf(label: string): string | undefined {
  const words = wordsOf(withoutAsides(label).main)
  return derivable.all(words).find(({ from, to }) => words.list.length - (to - from) <= 2)?.value
}
