import type { FormFinding } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/** ONCE008: no value can be fresher than its registry is brought up to date. */
export function once008({ form }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return Object.entries(form.bindings).flatMap(([field, { mode, concept, maxAgeDays }]) => {
    const known = concept === undefined ? undefined : around.concept(concept)
    const registry = known && around.registry(known.registry)
    if (mode !== 'registry' || maxAgeDays === undefined || !registry || maxAgeDays >= registry.updateDays) return []
    const message = {
      vi: `Đòi dữ liệu không quá ${maxAgeDays} ngày, nhưng ${registry.shortName.vi} cập nhật trong ${registry.updateDays} ngày.`,
      en: `Data of at most ${maxAgeDays} days are demanded, but ${registry.shortName.en} takes ${registry.updateDays} days.`,
    }
    const patch = [
      { op: 'replace' as const, path: pointer('bindings', field, 'maxAgeDays'), value: registry.updateDays },
    ]
    return [{ rule: 'ONCE008', severity: 'error' as const, field, ...(concept ? { concept } : {}), message, patch }]
  })
}
