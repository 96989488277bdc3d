import {
  isInForce,
  type AskedConcept,
  type Bilingual,
  type FormDocument,
  type FormFinding,
  type PaperType,
  type PlaceSuggestion,
} from '#contracts'
import { formSubject } from '../document/bindings.rules.js'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * ONCE012: every question says what it asks (`asks`) and of whom (`of`), every demanded paper what it is (`paper`); a field
 * without a binding is a question too. In a form that names no place at all the missing ones are warnings, as it was written
 * before there were places; unless the form that is in force names some.
 */
export function once012({ form, fields }: FormReading, around: CompilerSurroundings): FormFinding[] {
  const severity = namesPlaces(form) || around.mustNamePlaces ? 'error' : 'warning'
  const questions = fields.flatMap(({ field, placed: { binding } }): FormFinding[] => {
    const { path, label } = field
    const found = { rule: 'ONCE012', field: path }
    if (binding?.asks !== undefined && binding.mode !== 'ask') {
      return [{ ...found, severity: 'error', message: notAsked }]
    }
    const isUnbound = binding === undefined && severity === 'error'
    if (binding?.mode !== 'ask' && !isUnbound) return []
    if (binding === undefined) {
      const { suggestions } = helpFor(label.vi, path, around)
      return [{ ...found, severity, message: unplaced, ...(suggestions ? { suggestions } : {}) }]
    }
    if (binding.asks === undefined) {
      return isSaidElsewhere(binding.concept, severity, around)
        ? []
        : [{ ...found, severity, message: unplaced, ...helpFor(label.vi, path, around) }]
    }
    const asked = around.places.asked.get(binding.asks)
    if (!isValid(asked, around.today)) {
      const message = unknownPlace(binding.asks)
      return [{ ...found, severity: 'error', message, ...helpFor(label.vi, path, around) }]
    }
    const role = binding.of ?? 'applicant'
    const isKnown = role === 'applicant' || formSubject(form, role) !== undefined
    return [
      ...(isKnown ? [] : [{ ...found, severity: 'error' as const, message: unknownRole(role) }]),
      ...(field.widget === 'text' && !asked.open
        ? [{ ...found, severity: 'error' as const, message: notOpen(asked.name) }]
        : []),
    ]
  })
  return [...questions, ...papers(form, around, severity)]
}

/** The places whose words are nearest, and the patch that takes the nearest asked one. */
function helpFor(
  label: string,
  path: string,
  { places }: CompilerSurroundings,
): Pick<FormFinding, 'suggestions' | 'patch'> {
  const suggestions = places.forQuestion(label)
  const [nearest] = suggestions
  if (nearest === undefined) return {}
  const { asks } = nearest
  return asks === undefined
    ? { suggestions }
    : { suggestions, patch: [{ op: 'add', path: pointer('bindings', path, 'asks'), value: asks }] }
}

/**
 * A question that names a concept itself: one that is announced is refused by ONCE001. One that nobody announced is no place, as
 * whatever is asked could be called so; a form that names no place at all is left alone.
 */
function isSaidElsewhere(
  concept: string | undefined,
  severity: FormFinding['severity'],
  around: CompilerSurroundings,
): boolean {
  return concept !== undefined && (severity === 'warning' || around.isAnnounced(concept))
}

function papers(form: FormDocument, around: CompilerSurroundings, severity: FormFinding['severity']): FormFinding[] {
  return form.documents.flatMap(({ paper, name }, document): FormFinding[] => {
    if (paper !== undefined && isValid(around.places.papers.get(paper), around.today)) return []
    const suggestions = around.places.forPaper(name.vi)
    const help = {
      ...(suggestions.length > 0 ? { suggestions } : {}),
      ...(suggestions[0]?.paper ? { patch: paperPatch(document, suggestions[0]) } : {}),
    }
    const found = { rule: 'ONCE012', document, ...help }
    return paper === undefined
      ? [{ ...found, severity, message: unplacedPaper }]
      : [{ ...found, severity: 'error', message: unknownPaper(paper) }]
  })
}

function paperPatch(document: number, { paper }: PlaceSuggestion) {
  return [{ op: 'add' as const, path: pointer('documents', String(document), 'paper'), value: paper }]
}

/** Whether any question or paper of a form says what it asks. */
export function namesPlaces(form: FormDocument): boolean {
  return (
    Object.values(form.bindings).some(({ asks }) => asks !== undefined) || form.documents.some(({ paper }) => paper)
  )
}

function isValid<Place extends AskedConcept | PaperType>(place: Place | undefined, today: string): place is Place {
  return place !== undefined && isInForce(place, today)
}

const unplaced: Bilingual = {
  vi: 'Câu hỏi chưa ghi hỏi điều gì (asks). Hãy chọn trong danh mục điều được hỏi; điều cơ sở dữ liệu đã giữ thì không hỏi, trừ khi đã được cho phép hỏi lại: khi đó ghi concept.',
  en: 'The question does not say what it asks (asks). Choose from the asked concepts; what a database holds is not asked but under a waiver: then name its concept.',
}

const notAsked: Bilingual = {
  vi: 'Chỉ câu hỏi (mode "ask") mới ghi asks. Hãy bỏ asks, hoặc đổi mode.',
  en: 'Only a question (mode "ask") names asks. Leave asks out, or change the mode.',
}

const unplacedPaper: Bilingual = {
  vi: 'Giấy tờ chưa ghi là loại nào (paper). Hãy chọn trong danh mục loại giấy tờ.',
  en: 'The paper does not say of which kind it is (paper). Choose from the kinds of papers.',
}

function unknownPlace(asks: string): Bilingual {
  return {
    vi: `Danh mục không có, hoặc không còn, điều được hỏi “${asks}”. Hãy chọn điều khác.`,
    en: `There is no asked concept “${asks}”, or no longer. Choose another one.`,
  }
}

function unknownPaper(paper: string): Bilingual {
  return {
    vi: `Danh mục không có, hoặc không còn, loại giấy tờ “${paper}”. Hãy chọn loại khác.`,
    en: `There is no kind of paper “${paper}”, or no longer. Choose another one.`,
  }
}

function unknownRole(role: string): Bilingual {
  return {
    vi: `Biểu mẫu không có vai “${role}”. Hãy khai vai đó trong subjects, hoặc sửa of.`,
    en: `The form has no role “${role}”. State it in subjects, or change of.`,
  }
}

function notOpen({ vi, en }: Bilingual): Bilingual {
  return {
    vi: `“${vi}” không phải điều được trả lời tự do. Hãy dùng ô nhập theo loại của nó.`,
    en: `“${en}” is not answered in free text. Use the widget of its type.`,
  }
}
