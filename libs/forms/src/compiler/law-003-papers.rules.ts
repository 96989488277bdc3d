import { isOutOfForce, type FormFinding } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * LAW003: what a form says about its papers rests on a text that is in force. A source that is not in the table, or out of
 * force, is an error, and so is a case told by a field the form does not have; a paper without a source is one whose demand nobody has compared with the law, and shown as such.
 */
export function law003({ form, fields }: FormReading, { source, today }: CompilerSurroundings): FormFinding[] {
  const shown = new Set(fields.map(({ field }) => field.path))
  return form.documents.flatMap(({ law, replacement, appliesWhen }, document) => [
    ...(appliesWhen && !shown.has(appliesWhen.path) ? [caseUnknown(document)] : []),
    ...[law, replacement].flatMap((statement): FormFinding[] => {
      if (!statement) return []
      const found = source(statement.source)
      if (found && !isOutOfForce(found, today)) return []
      const name = statement.source.slice(0, 100)
      const message = found
        ? { vi: `${name} không có hiệu lực ngày ${today}.`, en: `${name} is not in force on ${today}.` }
        : { vi: `Bảng văn bản không có ${name}.`, en: `There is no source ${name}.` }
      return [{ rule: 'LAW003', severity: 'error', document, message }]
    }),
  ])
}

function caseUnknown(document: number): FormFinding {
  const message = {
    vi: 'Trường hợp phải nộp giấy tờ này dựa vào một trường mà biểu mẫu không có.',
    en: 'The case in which this paper is demanded depends on a field the form does not have.',
  }
  return { rule: 'LAW003', severity: 'error', document, message }
}
