import type { Binding, FormFinding } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading, ReadField } from '../reading/reading.rules.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { declarationWords } from '../vocabulary/vocabulary.js'
import { wordsOf } from '../vocabulary/words.rules.js'

const declarations = new Phrases(declarationWords.map((phrase) => [phrase, true] as const))

/**
 * ONCE007: a declaration or a consent is given each time by that very person. It may not come from a registry, be
 * worked out, or stand filled in. Silence is no consent (Luật Bảo vệ dữ liệu cá nhân 91/2025).
 */
export function once007({ fields }: FormReading): FormFinding[] {
  return fields.flatMap((read) => {
    if (!isReused(read)) return []
    const { field, placed } = read
    const message = {
      vi: 'Cam đoan, đồng ý phải do chính người đó đưa ra mỗi lần, không được điền sẵn hay lấy lại.',
      en: 'A declaration or consent is given by the person each time; it is neither filled in nor reused.',
    }
    const value: Binding = {
      mode: 'attest',
      why: placed.binding?.why ?? { vi: 'Bạn tự cam đoan.', en: 'You declare it yourself.' },
    }
    const patch = [
      { op: placed.binding ? ('replace' as const) : ('add' as const), path: pointer('bindings', field.path), value },
    ]
    return [{ rule: 'ONCE007', severity: 'error' as const, field: field.path, message, patch }]
  })
}

function isReused({ field, placed: { binding }, schema }: ReadField): boolean {
  if (binding?.mode === 'attest') {
    return binding.concept !== undefined || binding.from !== undefined || (schema !== undefined && 'default' in schema)
  }
  const isDeclaration = [field.label.vi, field.label.en].some((label) => {
    const words = wordsOf(label)
    return [0, 1].some((at) => declarations.startingAt(words, at).length > 0)
  })
  if (!isDeclaration) return false
  return binding?.mode === 'registry' || binding?.mode === 'derive' || (schema !== undefined && 'default' in schema)
}
