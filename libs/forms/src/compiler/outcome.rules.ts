import { changeFacts, type FormFinding, type FormOutcome } from '#contracts'
import { placesOf } from '../fields/form.paths.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * What a form says a registry makes of its outcome: the registry makes such a change, every value it needs is there and
 * comes from a place of the form, and every concept that is written is one this registry holds.
 */
export function outcome({ form }: FormReading, around: CompilerSurroundings): FormFinding[] {
  if (!form.outcome) return []
  const places = new Set(placesOf(form.schema).map(({ path }) => path))
  return [
    ...makerOf(form.outcome),
    ...namesOf(form.outcome),
    ...Object.values(form.outcome.values).flatMap(({ from, concept }) => [
      ...(places.has(from) ? [] : [unknownPlace(from)]),
      ...(concept === undefined ? [] : heldBy(form.outcome?.registry ?? '', concept, around)),
    ]),
  ]
}

function makerOf({ registry, change }: FormOutcome): FormFinding[] {
  const maker = changeFacts(change).registry
  if (registry === maker) return []
  const vi = `Cơ sở dữ liệu "${registry}" không ghi nhận thay đổi "${change}"; hãy dùng "${maker}".`
  return [
    amiss('outcomeRegistry', vi, `The registry "${registry}" does not make the change "${change}"; use "${maker}".`),
  ]
}

function namesOf({ change, values }: FormOutcome): FormFinding[] {
  const { needs, may } = changeFacts(change)
  const missing = needs.filter((name) => !Object.hasOwn(values, name))
  const unknown = Object.keys(values).filter((name) => ![...needs, ...may].includes(name))
  return [
    ...missing.map((name) =>
      amiss('outcomeValueMissing', `Thay đổi "${change}" cần "${name}".`, `The change "${change}" needs "${name}".`),
    ),
    ...unknown.map((name) =>
      amiss(
        'outcomeValueUnknown',
        `Thay đổi "${change}" không dùng "${name}".`,
        `The change "${change}" has no use for "${name}".`,
      ),
    ),
  ]
}

function unknownPlace(field: string): FormFinding {
  const vi = 'Kết quả lấy giá trị từ một trường mà biểu mẫu không có.'
  return {
    ...amiss('outcomePlaceUnknown', vi, 'The outcome takes a value from a field the form does not have.'),
    field,
  }
}

function heldBy(registry: string, id: string, around: CompilerSurroundings): FormFinding[] {
  const concept = around.concept(id)
  if (concept?.registry === registry && !concept.planned) return []
  const vi = `Cơ sở dữ liệu "${registry}" không giữ "${id}", nên không ghi được kết quả vào đó.`
  const en = `The registry "${registry}" does not hold "${id}", so that the outcome cannot be written there.`
  return [{ ...amiss('outcomeConceptNotHeld', vi, en), concept: id }]
}

function amiss(rule: string, vi: string, en: string): FormFinding {
  return { rule, severity: 'error', message: { vi, en } }
}
