import type { AskedConcept, Bilingual, FormFinding, PatchOperation } from '#contracts'
import { bindingPatch } from '../reading/patch.rules.js'
import type { FormReading, ReadField } from '../reading/reading.rules.js'
import { groundsFor } from '../reading/second-reader.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { isAnswerOf } from './answer-type.rules.js'
import { isFarFrom } from './nearness.rules.js'
import type { JudgedQuestion, Verdict } from '../reading/question.js'
import { suspicionsOf, type Suspicion } from './suspects.rules.js'

/**
 * ONCE013: the words of a placed question read like a held concept or have nothing in common with the place it names, or the type
 * of its answer does not fit it. A doubt (a warning with
 * which the form is not published) until the owner of the suspected concept has answered for these words at this place; then
 * nothing (`other`), or an error (`repeat`, and `waiver` while there is none).
 */
export function once013(reading: FormReading, around: CompilerSurroundings): FormFinding[] {
  return doubtsOf(reading, around).map(({ finding }) => finding)
}

/** A question whose place is doubted. */
export interface Doubt {
  finding: FormFinding
  question: JudgedQuestion
}

/** The doubted questions of a form, in the order of its layout; one doubt a question. */
export function doubtsOf({ form, fields }: FormReading, around: CompilerSurroundings): Doubt[] {
  return fields.flatMap((read) => {
    const { binding } = read.placed
    if (binding?.mode !== 'ask' || binding.asks === undefined) return []
    const asked = around.places.asked.get(binding.asks)
    if (!asked) return [] // ONCE012 says so
    const isWaived = (concept: string) => around.waiver(form.procedure, concept) !== undefined
    const { recognition } = read
    if (recognition?.certainty === 'sure' && around.isAnnounced(recognition.concept) && !isWaived(recognition.concept))
      return [] // ONCE001 refuses it
    const suspicions = suspicionsOf(read, asked, around)
    const doubts = suspicions
      .filter(({ concept }) => !isWaived(concept))
      .map((suspicion) => ofSuspicion(suspicion, read, asked, form, around))
    const ofType = isAnswerOf(asked, read.schema) ? [] : [ofAnswerType(read, asked, around)]
    const isFar = suspicions.length === 0 && isFarFrom(asked, read, around)
    const ofWords = isFar ? [ofOtherWords(read, asked, around)] : []
    return [...doubts, ...ofType, ...ofWords].flatMap((doubt) => doubt ?? []).slice(0, 1)
  })
}

function ofSuspicion(
  { concept, subject }: Suspicion,
  read: ReadField,
  asked: AskedConcept,
  form: FormReading['form'],
  around: CompilerSurroundings,
): Doubt | undefined {
  const known = around.concept(concept)
  if (!known) return undefined
  const name = known.name
  const { path } = read.field
  // what no registry answers yet cannot be bound: the question goes, or its owner says that it may be asked
  const patch = known.planned ? undefined : bindingPatch(form, path, concept, subject)
  const { sentence, because } = groundsFor(concept, read)
  const message = {
    vi: `Câu hỏi ghi là hỏi “${asked.name.vi}”, nhưng đọc như hỏi “${name.vi}”. Cơ quan chủ quản dữ liệu phải trả lời trước khi công bố.${sentence.vi}`,
    en: `The question says that it asks “${asked.name.en}”, but reads like “${name.en}”. The owner of the data has to answer before it is published.${sentence.en}`,
  }
  const doubted = { question: questionOf(read, concept), message, name }
  return judged({ ...doubted, ...(because ? { because } : {}), ...(patch ? { patch } : {}) }, read, around)
}

function ofAnswerType(read: ReadField, asked: AskedConcept, around: CompilerSurroundings): Doubt | undefined {
  const message = {
    vi: `Câu hỏi ghi là hỏi “${asked.name.vi}”, nhưng kiểu trả lời không hợp với điều đó. Cơ quan giữ danh mục phải trả lời trước khi công bố.`,
    en: `The question says that it asks “${asked.name.en}”, but its answer is of another type. The keeper of the dictionary has to answer before it is published.`,
  }
  return judged({ question: questionOf(read), message, name: asked.name }, read, around)
}

function ofOtherWords(read: ReadField, asked: AskedConcept, around: CompilerSurroundings): Doubt | undefined {
  const message = {
    vi: `Câu hỏi ghi là hỏi “${asked.name.vi}”, nhưng lời hỏi không có gì giống điều đó. Cơ quan giữ danh mục phải trả lời trước khi công bố.`,
    en: `The question says that it asks “${asked.name.en}”, but its words have nothing in common with that. The keeper of the dictionary has to answer before it is published.`,
  }
  return judged({ question: questionOf(read), message, name: asked.name }, read, around)
}

interface Doubted {
  question: JudgedQuestion
  message: Bilingual
  name: Bilingual
  because?: string[]
  patch?: PatchOperation[]
}

function judged({ question, message, name, because, patch }: Doubted, read: ReadField, around: CompilerSurroundings) {
  const verdict = around.verdict(question)
  if (verdict?.answer === 'other') return undefined
  const { concept } = question
  const finding: FormFinding = {
    rule: 'ONCE013',
    severity: verdict ? 'error' : 'warning',
    field: read.field.path,
    ...(concept === undefined ? {} : { concept }),
    message: verdict ? answered(verdict, name) : message,
    ...(because && !verdict ? { because } : {}),
    ...(patch ? { patch } : {}),
  }
  return { finding, question }
}

function questionOf({ field, placed }: ReadField, concept?: string): JudgedQuestion {
  const { asks = '', of = 'applicant' } = placed.binding ?? {}
  return {
    ...{ asks, of, heading: placed.section.title.text, label: field.label.vi },
    ...(field.help ? { help: field.help.vi } : {}),
    ...(concept === undefined ? {} : { concept }),
  }
}

function answered({ answer, reason, office }: Verdict, name: Bilingual): Bilingual {
  return answer === 'waiver'
    ? {
        vi: `${office.vi} đã trả lời: chỉ được hỏi “${name.vi}” khi có văn bản cho phép hỏi lại (${reason}). Hãy xin phép, hoặc lấy từ cơ sở dữ liệu.`,
        en: `${office.en} has answered: “${name.en}” may be asked only under a waiver (${reason}). Ask for one, or take it from the database.`,
      }
    : {
        vi: `${office.vi} đã trả lời: đây là hỏi lại “${name.vi}” (${reason}). Hãy lấy từ cơ sở dữ liệu.`,
        en: `${office.en} has answered: this asks again for “${name.en}” (${reason}). Take it from the database.`,
      }
}
