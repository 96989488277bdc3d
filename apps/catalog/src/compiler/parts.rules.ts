import type { FormFinding, FormPart } from '#contracts'
import { bilingual, list, raw, text } from './raw.rules.js'
import type { FormReading } from './reading.rules.js'

const units = ['workingDay', 'day', 'hour', 'month'] as const

/** The parts of a journey as they were written; what is missing is empty, and found by {@link parts}. */
export function readParts(values: readonly unknown[]): FormPart[] {
  return values.map(raw).map((value) => {
    const { amount, unit, certainty } = raw(value['deadline'])
    return {
      procedure: text(value['procedure']),
      name: bilingual(value['name']),
      handler: bilingual(value['handler']),
      deadline: {
        amount: typeof amount === 'number' ? amount : -1,
        unit: units.find((known) => known === unit) ?? 'workingDay',
        certainty: (['A', 'B', 'C'] as const).find((known) => known === certainty) ?? 'C',
      },
      fields: list(value['fields']).map(text),
    }
  })
}

/**
 * The parts of a journey agree with its form: each has a procedure, a handler and a deadline, names fields the form shows,
 * and every field serves a part.
 */
export function parts({ form, fields }: FormReading): FormFinding[] {
  if (!form.parts) return []
  const shown = new Set(fields.map(({ field }) => field.path))
  const served = new Set(form.parts.flatMap((part) => part.fields))
  return [
    ...form.parts.flatMap((part, at) => [
      ...incomplete(part, at),
      ...part.fields.filter((path) => !shown.has(path)).map((path) => unknownField(path, part)),
    ]),
    ...[...shown].filter((path) => !served.has(path)).map(idle),
  ]
}

function incomplete({ procedure, name, handler, deadline, fields }: FormPart, at: number): FormFinding[] {
  const isWhole = procedure && name.vi && name.en && handler.vi && handler.en && fields.length > 0
  if (isWhole && deadline.amount >= 0) return []
  const message = {
    vi: `Phần ${at + 1}: cần mã thủ tục, tên, nơi giải quyết, thời hạn và các trường.`,
    en: `Part ${at + 1} needs a procedure, a name, a handler, a deadline and its fields.`,
  }
  return [{ rule: 'partIncomplete', severity: 'error', message }]
}

function unknownField(field: string, { procedure }: FormPart): FormFinding {
  const message = {
    vi: `Phần ${procedure} nêu một trường mà biểu mẫu không có.`,
    en: `The part ${procedure} names a field the form does not show.`,
  }
  return { rule: 'partFieldUnknown', severity: 'error', field, message }
}

function idle(field: string): FormFinding {
  const message = { vi: 'Không phần nào cần trường này.', en: 'No part needs this field.' }
  return { rule: 'fieldInNoPart', severity: 'error', field, message }
}
