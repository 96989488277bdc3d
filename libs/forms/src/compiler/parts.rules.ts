import type { FormFinding, FormPart } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'

/**
 * The parts of a journey agree with its form: each has a procedure of its own, a handler and a deadline, names fields the
 * form shows, and waits for none but other parts, not in a circle; and every field serves a part.
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
    ...order(form.parts),
  ]
}

/** Parts are told apart by their procedures, and every one has its turn. */
function order(parts: readonly FormPart[]): FormFinding[] {
  const codes = parts.map(({ procedure }) => procedure)
  const twice = codes.filter((code, at) => codes.indexOf(code) < at)
  const before = new Map(parts.map(({ procedure, after = [] }) => [procedure, after]))
  return [
    ...twice.map((code) => amiss('partTwice', `Hai phần cùng mã ${code}.`, `Two parts have the code ${code}.`)),
    ...parts.flatMap(({ procedure, after = [] }) => [
      ...after
        .filter((code) => !codes.includes(code))
        .map((code) => {
          const vi = `Phần ${procedure} chờ phần ${code}, nhưng biểu mẫu không có phần ấy.`
          return amiss('partAfterUnknown', vi, `The part ${procedure} waits for ${code}, which is no part of the form.`)
        }),
      ...(comesAfter(before, after).has(procedure)
        ? [amiss('partAfterItself', `Phần ${procedure} chờ chính nó.`, `The part ${procedure} waits for itself.`)]
        : []),
    ]),
  ]
}

/** Everything that comes before a part, however far. */
function comesAfter(before: ReadonlyMap<string, readonly string[]>, after: readonly string[]): Set<string> {
  const seen = new Set(after)
  for (const code of seen) for (const each of before.get(code) ?? []) seen.add(each)
  return seen
}

function amiss(rule: string, vi: string, en: string): FormFinding {
  return { rule, severity: 'error', message: { vi, en } }
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
