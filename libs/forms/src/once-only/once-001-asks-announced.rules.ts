import type { FormFinding } from '#contracts'
import { bindingPatch } from '../reading/patch.rules.js'
import type { FormReading, ReadField } from '../reading/reading.rules.js'
import { groundsFor } from '../reading/second-reader.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * ONCE001: a field asks for a concept its owner announced. An error with the patch that binds the field where the field
 * is known for certain; a warning that a person must answer where it is not, or where a waiver allows the question.
 *
 * @example `Số CCCD`, asked of the applicant, is `person.personId`: error. `Số CCCD` below `Người được uỷ quyền`: nothing.
 */
export function once001({ form, fields }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return fields.flatMap((read) => finding(read, form.procedure, around).map((found) => withPatch(found, read, form)))
}

function finding(read: ReadField, procedure: string, around: CompilerSurroundings): FormFinding[] {
  const { recognition, suspected, field, placed, isAsked } = read
  const concept = [recognition, suspected].find((each) => each && around.isAnnounced(each.concept))?.concept
  if (!isAsked || concept === undefined) return []
  const known = around.concept(concept)
  const registry = known && around.registry(known.registry)
  const source = { vi: registry?.shortName.vi ?? concept, en: registry?.shortName.en ?? concept }
  const name = known?.name ?? { vi: concept, en: concept }
  const base = { rule: 'ONCE001', field: field.path, concept }
  const waiver = around.waiver(procedure, concept)
  if (waiver) {
    const message = {
      vi: `Được hỏi “${name.vi}” đến hết ${waiver.until}: ${waiver.explanation.vi}`,
      en: `“${name.en}” may be asked until ${waiver.until}: ${waiver.explanation.en}`,
    }
    return [{ ...base, severity: 'warning', message }]
  }
  if (recognition?.concept !== concept || recognition.certainty !== 'sure') {
    if (placed.binding?.asks !== undefined) return [] // whether it fits its place is for ONCE013
    const { sentence, because } = groundsFor(concept, read)
    const message = {
      vi: `Có lẽ đây là “${name.vi}”, ${source.vi} đã có. Một người phải trả lời: hỏi về ai, về việc gì?${sentence.vi}`,
      en: `This may be “${name.en}”, which ${source.en} holds. A person must say whom and what it is about.${sentence.en}`,
    }
    return [{ ...base, severity: 'warning', message, ...(because ? { because } : {}) }]
  }
  const message = {
    vi: `Không được hỏi “${name.vi}”: ${source.vi} đã công bố. Hãy lấy từ đó.`,
    en: `“${name.en}” may not be asked: ${source.en} has announced it. Take it from there.`,
  }
  return [{ ...base, severity: 'error', message }]
}

function withPatch(found: FormFinding, read: ReadField, form: FormReading['form']): FormFinding {
  const { recognition, field } = read
  if (found.severity !== 'error' || !recognition) return found
  return { ...found, patch: bindingPatch(form, field.path, recognition.concept, recognition.subject) }
}
