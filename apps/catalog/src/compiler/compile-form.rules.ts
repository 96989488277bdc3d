import type { FormFinding } from '#contracts'
import type { Inconsistency } from '../forms/form.findings.js'
import { formFindings } from '../forms/form.rules.js'
import { isTooLarge, mostFields, readDocument } from './document.rules.js'
import { tooLongTexts } from './form-texts.rules.js'
import { law001 } from './law-001.rules.js'
import { bindings } from './binding.rules.js'
import { once001 } from './once-001.rules.js'
import { once002 } from './once-002.rules.js'
import { once003 } from './once-003.rules.js'
import { once004 } from './once-004.rules.js'
import { once005 } from './once-005.rules.js'
import { once006 } from './once-006.rules.js'
import { once007 } from './once-007.rules.js'
import { once008 } from './once-008.rules.js'
import { once009 } from './once-009.rules.js'
import { once010 } from './once-010.rules.js'
import { once011 } from './once-011.rules.js'
import { parts } from './parts.rules.js'
import { readForm, type FormReading } from './reading.rules.js'
import type { CompilerSurroundings } from './surroundings.js'

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
  law001,
  bindings,
  parts,
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
      vi: `Biểu mẫu có hơn ${mostFields} trường. Hãy chia thành nhiều biểu mẫu.`,
      en: `The form has more than ${mostFields} fields. Divide it into several forms.`,
    }
    return [{ rule: 'formTooLarge', severity: 'error', message }]
  }
  const { form, findings } = readDocument(input)
  const tooLong = tooLongTexts(form)
  if (tooLong.length > 0) return [...findings, ...tooLong]
  const reading = readForm(form, around)
  return [
    ...findings,
    ...formFindings(form, around).flatMap(consistency),
    ...rules.flatMap((rule) => rule(reading, around)),
  ]
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
