import { isOutOfForce, type FormFinding, type LegalSource } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/** Numbers of instruments in a text: `154/2024/NĐ-CP`, `60/2014/QH13`, `66.7/2025/NQ-CP`. */
const numbers = /(?<!\d)\d{1,6}(?:\.\d{1,6})?\/\d{4}\/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu

/**
 * LAW001: a form names its legal template and the dates it is in force. A template that is out of force is an error: no
 * new dossier may begin with it; so is one of a text that is out of force, one that another text changed since the form was
 * made, and a basis of the procedure out of force. A form that names none is a warning, because some procedures have no
 * template.
 *
 * @example `Nghị định 62/2021/NĐ-CP` on a day after 154/2024/NĐ-CP replaced it: error.
 */
export function law001({ form: { template, procedure } }: FormReading, around: CompilerSurroundings): FormFinding[] {
  const { today } = around
  const outdated = around.bases(procedure).flatMap((id) => outOfForce(around.source(id), around))
  if (!template) {
    const message = {
      vi: 'Chưa ghi mẫu theo luật và thời gian có hiệu lực. Một người phải trả lời: thủ tục này có mẫu không?',
      en: 'The legal template and its dates are missing. A person must say whether there is one.',
    }
    return [...outdated.map(error), { rule: 'LAW001', severity: 'warning', message }]
  }
  const { name, article, validFrom, validTo } = template
  const cited = [...article.matchAll(numbers)].flatMap(([number]) => around.source(number) ?? [])
  const problems: Problem[] = [
    ...(name.trim() && article.trim()
      ? []
      : [['Chưa ghi tên mẫu hoặc điều luật.', 'The name or the article is missing.'] as const]),
    ...(validTo !== undefined && validTo < today
      ? [[`Mẫu hết hiệu lực từ ${validTo}.`, `The template was in force until ${validTo}.`] as const]
      : []),
    ...(validTo !== undefined && validTo < validFrom
      ? [['Ngày hết hiệu lực trước ngày có hiệu lực.', 'It ends before it begins.'] as const]
      : []),
    ...(validFrom > today
      ? [[`Mẫu có hiệu lực từ ${validFrom}.`, `The template is in force from ${validFrom} on.`] as const]
      : []),
    ...cited.flatMap((source) => [
      ...outOfForce(source, around),
      ...withoutParent(source, around),
      ...changedSince(source, validFrom, around),
    ]),
    ...outdated,
  ]
  return problems.map(error)
}

type Problem = readonly [vi: string, en: string]

function error([vi, en]: Problem): FormFinding {
  return { rule: 'LAW001', severity: 'error', message: { vi, en } }
}

/** A text out of force, with the one that replaced it. */
function outOfForce(source: LegalSource | undefined, { today, sources }: CompilerSurroundings): Problem[] {
  if (!source || !isOutOfForce(source, today)) return []
  const next = sources.find(({ replaces }) => replaces?.includes(source.id))
  return [
    [
      `${source.id} không có hiệu lực ngày ${today}.${next ? ` Văn bản thay thế: ${next.id}.` : ''}`,
      `${source.id} is not in force on ${today}.${next ? ` It was replaced by ${next.id}.` : ''}`,
    ],
  ]
}

/** What only amends other texts says nothing where all of those are out of force. */
function withoutParent({ id, amends = [] }: LegalSource, around: CompilerSurroundings): Problem[] {
  const parents = amends.map((each) => around.source(each))
  const hasGround = parents.length === 0 || parents.some((parent) => parent && !isOutOfForce(parent, around.today))
  if (hasGround) return []
  return [
    [
      `${id} chỉ sửa đổi ${amends.join(', ')}, mà văn bản ấy không còn hiệu lực.`,
      `${id} only amends ${amends.join(', ')}, which is not in force.`,
    ],
  ]
}

/** A later text in force that changed the templates of this one. */
function changedSince({ id }: LegalSource, day: string, { today, sources }: CompilerSurroundings): Problem[] {
  return sources
    .filter(({ amends, changesTemplates }) => changesTemplates && amends?.includes(id))
    .filter((later) => later.validFrom !== undefined && later.validFrom > day && !isOutOfForce(later, today))
    .map((later) => [
      `${later.id} đã sửa mẫu của ${id} từ ngày ${later.validFrom ?? ''}. Hãy làm phiên bản theo mẫu mới.`,
      `${later.id} changed the templates of ${id} from ${later.validFrom ?? ''} on. Make a version that follows it.`,
    ])
}
