import type { Fallback, FormFinding } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'

const ways = ['lookupFailed', 'incomplete', 'inaccurate'] as const
const usual: Fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'askWithEvidence' }

/**
 * ONCE004: a field bound to a registry says what happens when the look-up fails, is incomplete or is inaccurate, the
 * three cases of Nghị quyết 66.7/2025/NQ-CP; without all three a silent registry would stop the dossier.
 */
export function once004({ form }: FormReading): FormFinding[] {
  return Object.entries(form.bindings).flatMap(([field, { mode, fallback, concept }]) => {
    if (mode !== 'registry') return []
    const lacking = ways.filter((way) => fallback?.[way] !== 'ask' && fallback?.[way] !== 'askWithEvidence')
    if (lacking.length === 0) return []
    const kept = Object.fromEntries(ways.flatMap((way) => (lacking.includes(way) ? [] : [[way, fallback?.[way]]])))
    const message = {
      vi: `Chưa nói phải làm gì khi: ${lacking.join(', ')}.`,
      en: `It does not say what to do in the case of: ${lacking.join(', ')}.`,
    }
    return [
      {
        rule: 'ONCE004',
        severity: 'error' as const,
        field,
        ...(concept ? { concept } : {}),
        message,
        patch: [
          {
            op: fallback ? ('replace' as const) : ('add' as const),
            path: pointer('bindings', field, 'fallback'),
            value: { ...usual, ...kept },
          },
        ],
      },
    ]
  })
}
