import type { FormFinding } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/** A binding to a concept that is retired, or that no registry answers, fills nothing; one nobody announced is asked. */
export function bindings({ form }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return Object.entries(form.bindings).flatMap(([field, { mode, concept }]): FormFinding[] => {
    const known = concept === undefined ? undefined : around.concept(concept)
    if (mode !== 'registry' || !known || concept === undefined) return []
    const found = { field, concept }
    if (known.retiredOn !== undefined && known.retiredOn <= around.today) {
      const message = {
        vi: `“${known.name.vi}” đã ngừng cung cấp từ ${known.retiredOn}.`,
        en: `“${known.name.en}” has been retired since ${known.retiredOn}.`,
      }
      return [{ rule: 'conceptRetired', severity: 'error' as const, ...found, message }]
    }
    if (known.planned) {
      const message = {
        vi: `Chưa cơ sở dữ liệu nào trả lời “${known.name.vi}”.`,
        en: `No registry answers “${known.name.en}” yet.`,
      }
      return [{ rule: 'conceptPlanned', severity: 'error' as const, ...found, message }]
    }
    if (around.isAnnounced(concept)) return []
    const message = {
      vi: `“${known.name.vi}” chưa được công bố ở đây: câu này sẽ luôn phải hỏi.`,
      en: `“${known.name.en}” is not announced here: it will always be asked.`,
    }
    return [{ rule: 'conceptNotAnnounced', severity: 'warning' as const, ...found, message }]
  })
}
