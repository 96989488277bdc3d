import type { FormDocument, FormFinding } from '#contracts'
import { formFindings } from '../document/form.rules.js'
import { isTooLarge, mostDocuments, mostFields, mostParts, readDocument } from '../document/read-document.rules.js'
import type { Inconsistency } from '../fields/form.findings.js'
import { once001 } from '../once-only/once-001-asks-announced.rules.js'
import { once002 } from '../once-only/once-002-demands-paper.rules.js'
import { once003 } from '../once-only/once-003-asks-twice.rules.js'
import { once004 } from '../once-only/once-004-lacks-fallback.rules.js'
import { once005 } from '../once-only/once-005-fetches-unused.rules.js'
import { once006 } from '../once-only/once-006-asks-derived.rules.js'
import { once007 } from '../once-only/once-007-prefills-consent.rules.js'
import { once008 } from '../once-only/once-008-fresher-than-source.rules.js'
import { once009 } from '../once-only/once-009-lacks-language.rules.js'
import { once010 } from '../once-only/once-010-broken-process.rules.js'
import { once011 } from '../once-only/once-011-typed-again.rules.js'
import { once012 } from '../placing/once-012-unplaced.rules.js'
import { doubtsOf, once013, type Doubt } from '../placing/once-013-misplaced.rules.js'
import { tooLongTexts } from '../reading/form-texts.rules.js'
import { readForm, type FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { bindings } from './binding.rules.js'
import { unknownCertainties } from './certainty.rules.js'
import { law001 } from './law-001.rules.js'
import { law002 } from './law-002-circular.rules.js'
import { law003 } from './law-003-papers.rules.js'
import { outcome } from './outcome.rules.js'
import { parts } from './parts.rules.js'

type CompilerRule = (reading: FormReading, around: CompilerSurroundings) => FormFinding[]

/** Every rule a form is compiled with. */
const rules: readonly CompilerRule[] = [
  once001,
  once002,
  once003,
  once004,
  once005,
  once006,
  once007,
  once008,
  once009,
  once010,
  once011,
  once012,
  once013,
  law001,
  law002,
  law003,
  bindings,
  parts,
  outcome,
]

/** What is untidy about a form, but stops nobody. */
const untidy = new Set([
  'dayOrderMissing',
  'unitMissing',
  'labelMissing',
  'labelIdle',
  'exampleMissing',
  'bindingIdle',
  'requiredNotAsked',
])

/**
 * Everything about a form document that is not as it must be: its shape, the agreement of its parts, and the rules of
 * asking once. Any JSON object can be given; nothing of it is run. Errors refuse publication.
 */
export function compileForm(input: Record<string, unknown>, around: CompilerSurroundings): FormFinding[] {
  if (isTooLarge(input)) {
    const message = {
      vi: `Biểu mẫu có hơn ${mostFields} trường, ${mostDocuments} giấy tờ hoặc ${mostParts} phần. Hãy chia thành nhiều biểu mẫu.`,
      en: `The form has more than ${mostFields} fields, ${mostDocuments} papers or ${mostParts} parts. Divide it into several forms.`,
    }
    return [{ rule: 'formTooLarge', severity: 'error', message }]
  }
  const { form, findings: misread } = readDocument(input)
  const findings = [...misread, ...unknownCertainties(input)]
  const tooLong = tooLongTexts(form)
  if (tooLong.length > 0) return [...findings, ...tooLong]
  const reading = readForm(form, around)
  return [
    ...findings,
    ...formFindings(form, around).flatMap(consistency),
    ...rules.flatMap((rule) => rule(reading, around)),
  ]
}

/** The questions of a readable form whose place is doubted, each with what its owner would judge. */
export function doubtsOfForm(form: FormDocument, around: CompilerSurroundings): Doubt[] {
  return doubtsOf(readForm(form, around), around).filter(({ finding }) => finding.severity === 'warning')
}

/** A mistake of consistency as a finding; what ONCE004 says better is left to it. */
function consistency({ rule, field, document, concept, message }: Inconsistency): FormFinding[] {
  if (rule === 'bindingIncomplete' && /fallback/.test(message.en)) return []
  const isUntidy =
    untidy.has(rule) ||
    (rule === 'fieldMissing' && /bindings/.test(message.en)) ||
    (rule === 'bindingIncomplete' && /lacks rule|lacks subject/.test(message.en))
  const place = { ...(field === undefined ? {} : { field }), ...(document === undefined ? {} : { document }) }
  return [{ rule, severity: isUntidy ? 'warning' : 'error', ...place, ...(concept ? { concept } : {}), message }]
}
