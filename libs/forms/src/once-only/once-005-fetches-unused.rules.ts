import type { Binding, FormFinding } from '#contracts'
import { isWithin } from '../fields/form.paths.js'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'

/** Reasons that are none. */
const idle = new Phrases(
  'để biết|để tham khảo|để thống kê|để lưu|để lưu trữ|cho đầy đủ|thông tin thêm|không dùng|for information|for statistics|for reference|just in case|not used|unused'
    .split('|')
    .map((phrase) => [phrase, true] as const),
)

/**
 * ONCE005: nothing is fetched that nothing uses. A bound field is used by a derived field, by a paper it replaces, or by
 * the decision its reason names where the form shows it. What is sensitive also says for what and for how long.
 */
export function once005({ form, fields }: FormReading, around: CompilerSurroundings): FormFinding[] {
  const shown = new Set(fields.map(({ field }) => field.path))
  const sources = Object.values(form.bindings).flatMap(({ from }) => from ?? [])
  const replacing = new Set(form.documents.flatMap(({ replacedBy }) => replacedBy ?? []))
  return Object.entries(form.bindings).flatMap(([field, binding]) => {
    if (binding.mode !== 'registry' || binding.concept === undefined) return []
    const { concept } = binding
    const isUsed =
      sources.some((source) => isWithin(field, source)) ||
      replacing.has(concept) ||
      (shown.has(field) && isReason(binding.why.vi || binding.why.en))
    return [
      ...(isUsed ? [] : [unused(field, concept)]),
      ...(around.concept(concept)?.sensitivity === 'sensitive' ? sensitive(field, concept, binding) : []),
    ]
  })
}

function isReason(text: string): boolean {
  const words = wordsOf(text)
  return words.list.length > 0 && !idle.startingAt(words, 0).some(({ to }) => words.list.length - to <= 2)
}

function unused(field: string, concept: string): FormFinding {
  const message = {
    vi: 'Tra cứu mà không quy tắc, giấy tờ hay quyết định nào dùng đến. Hãy bỏ, hoặc ghi quyết định cần đến nó.',
    en: 'It is looked up, but no rule, paper or decision uses it. Leave it out, or name the decision that needs it.',
  }
  return { rule: 'ONCE005', severity: 'error', field, concept, message }
}

/** The reason counts as the purpose; without a retention the dossier's own applies, which a person should confirm. */
function sensitive(field: string, concept: string, { why, purpose, retention }: Binding): FormFinding[] {
  const hasPurpose = Boolean((purpose?.vi ?? why.vi).trim())
  if (hasPurpose && retention !== undefined) return []
  const message = {
    vi: `Dữ liệu nhạy cảm: chưa ghi ${hasPurpose ? 'thời hạn lưu' : 'mục đích và thời hạn lưu'}.`,
    en: `Sensitive: ${hasPurpose ? 'the retention is' : 'purpose and retention are'} missing.`,
  }
  const found = { rule: 'ONCE005', field, concept, message }
  if (!hasPurpose) return [{ ...found, severity: 'error' }]
  const patch = [{ op: 'add' as const, path: pointer('bindings', field, 'retention'), value: 'dossier' }]
  return [{ ...found, severity: 'warning', patch }]
}
