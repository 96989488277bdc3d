import { isDeepStrictEqual } from 'node:util'
import type { Bilingual, FormDocument, InputError, RequestedAgain, RequestedPaper, SnapshotField } from '#contracts'
import { applicability, schemaAt } from '#forms'
import type { Wanted } from '../dossier/dossier.entity.js'
import { isAsked, unknownField } from './answers.rules.js'

/** What a dossier says at its places now. */
export interface Standing {
  form: FormDocument
  fields: readonly SnapshotField[]
  answers: Readonly<Record<string, unknown>>
}

const held = {
  vi: 'Luật không cho hỏi lại thông tin này vì cơ sở dữ liệu đã có.',
  en: 'The law does not allow asking for this again: a database holds it.',
}

/**
 * What a request for a supplement asks for that nobody could answer: a place the form does not have, a group, a member of a
 * list who is not there, a declaration that was made, a question that does not apply.
 */
export function unanswerable({ form, fields, answers }: Standing, asked: readonly string[]): InputError[] {
  const applies = applicability({ form, fields, answers })
  return asked.flatMap((path) => {
    if (!schemaAt(form.schema, path)) return [{ path, code: 'unknown_field', message: unknownField }]
    if (isProvided(fields, path)) return []
    if (applies(path) === 'no') return [{ path, code: 'not_answerable', message: notForThisDossier }]
    const answer = answerAt(answers, path)
    const isDeclared = form.bindings[path]?.mode === 'attest' && answer !== false // else the submission declares it
    const isPartOfAnswer = answer !== undefined && (typeof answer !== 'object' || answer === null)
    if (!isDeclared && (isPartOfAnswer || isAsked(form, fields, path))) return []
    return [{ path, code: 'not_answerable', message: noPlaceToAnswer }]
  })
}

/** The places a supplement is asked for, with what is answered there at this moment. */
export function wantedAt(answers: Standing['answers'], asked: readonly string[]): Wanted[] {
  return asked.map((path) => {
    const answer = answerAt(answers, path)
    return answer === undefined ? { path } : { path, answer }
  })
}

/**
 * What of these answers a supplement was not asked for: an answer that is there already and would change. What was not
 * answered before may be, because a look-up or another answer can have opened it. A request that names no place, but
 * asks in words, leaves all open.
 */
export function notRequested(
  { wanted, answers }: { wanted: readonly Wanted[]; answers: Standing['answers'] },
  given: Readonly<Record<string, unknown>>,
): InputError[] {
  if (wanted.length === 0) return []
  return Object.entries(given).flatMap(([path, answer]) => {
    const before = answerAt(answers, path)
    const isNamed = wanted.some(({ path: one }) => one === path || isPartOf(one, path) || isPartOf(path, one))
    if (isNamed || before === undefined || isDeepStrictEqual(before, answer)) return []
    return [{ path, code: 'not_requested', message: onlyWhatWasAsked }]
  })
}

function isPartOf(path: string, whole: string): boolean {
  return path.startsWith(`${whole}/`)
}

/**
 * What of a supplement is still to be answered: a place that has no answer, or, where the answer `mustDiffer`, still the one
 * that stood there when it was asked for. What a registry tells by now, what went with its list,
 * and what does not apply any more, is settled.
 */
export function stillWanted(
  { form, fields, answers }: Standing,
  wanted: readonly Wanted[],
  mustDiffer: boolean,
): InputError[] {
  const applies = applicability({ form, fields, answers })
  return wanted.flatMap(({ path, answer: before }) => {
    if (isProvided(fields, path) || applies(path) === 'no') return []
    const answer = answerAt(answers, path)
    if (answer === undefined && !isAsked(form, fields, path) && !isWithin(answers, path)) return []
    if (answer === undefined || (answer === null && !canBeNone(fields, path)))
      return [{ path, code: 'required', message: notAnswered }]
    if (!mustDiffer || !isDeepStrictEqual(answer, before)) return []
    return [{ path, code: 'supplement_unchanged', message: unchanged }]
  })
}

function isProvided(fields: readonly SnapshotField[], path: string): boolean {
  return fields.some((field) => field.path === path && field.status === 'provided' && !field.editable)
}

/** Whether null says that there is none, where a look-up left the place open. */
function canBeNone(fields: readonly SnapshotField[], path: string): boolean {
  return fields.some((field) => field.path === path && (field.status === 'gap' || field.notAsked !== undefined))
}

/** The answer at a place, also one that is part of a list answered as a whole. */
export function answerAt(answers: Standing['answers'], path: string): unknown {
  if (Object.hasOwn(answers, path)) return answers[path]
  const whole = Object.keys(answers).find((place) => path.startsWith(`${place}/`))
  if (whole === undefined) return undefined
  const names = path.slice(whole.length + 1).split('/')
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined,
    answers[whole],
  )
}

/** Whether the item of a list a place belongs to is still answered. */
function isWithin(answers: Standing['answers'], path: string): boolean {
  return answerAt(answers, path.slice(0, path.lastIndexOf('/'))) !== undefined
}

const onlyWhatWasAsked: Bilingual = {
  vi: 'Cơ quan không yêu cầu bổ sung chỗ này nên câu trả lời giữ nguyên. Nếu chỗ này sai, hãy báo cơ quan tiếp nhận.',
  en: 'The office did not ask for this, so the answer stays. If it is wrong, tell the office.',
}
const noPlaceToAnswer: Bilingual = {
  vi: 'Người nộp không trả lời được ở chỗ này. Hãy chọn từng trường mà người nộp tự khai.',
  en: 'Nobody can answer at this place. Choose the single fields the applicant fills in.',
}
const notForThisDossier: Bilingual = {
  vi: 'Câu hỏi này không áp dụng cho hồ sơ này. Hãy chọn trường khác.',
  en: 'This question does not apply to this dossier. Choose another field.',
}
const notAnswered: Bilingual = {
  vi: 'Cơ quan yêu cầu bổ sung chỗ này. Bạn chưa trả lời.',
  en: 'The office asked for this to be supplemented. It is not answered yet.',
}
const unchanged: Bilingual = {
  vi: 'Cơ quan yêu cầu bổ sung chỗ này, nhưng câu trả lời vẫn như cũ. Hãy sửa lại. Nếu đã đúng, hãy báo cơ quan tiếp nhận.',
  en: 'The office asked for this to be supplemented, but the answer is as before. Change it. If it is right, tell the office.',
}

/**
 * What a request for a supplement may not ask: a field a registry provided, and papers or words for what is announced;
 * unless this dossier holds the receipt of a look-up that failed, was incomplete, or whose value is disputed
 * (Nghị quyết 66.7/2025/NQ-CP).
 */
export function refusedRequests(
  asked: { fields: readonly string[]; documents: readonly RequestedPaper[]; found: readonly RequestedAgain[] },
  snapshot: readonly SnapshotField[],
): InputError[] {
  const provided = new Set(
    snapshot.filter(({ status, editable }) => status === 'provided' && !editable).map(({ path }) => path),
  )
  const disappointed = new Set(
    snapshot.flatMap(({ concept, status, quality }) =>
      concept !== undefined && (status === 'gap' || quality === 'disputed') ? [concept] : [],
    ),
  )
  const again = asked.found.filter(({ concepts }) => !concepts.some((concept) => disappointed.has(concept)))
  return [
    ...asked.fields
      .filter((path) => provided.has(path))
      .map((path) => ({ path, code: 'registry_value_requested', message: held })),
    ...again.map(({ text }) => {
      const at = asked.documents.findIndex(({ name }) => name === text)
      return {
        path: at < 0 ? '/reason' : `/documents/${at}`,
        code: 'registry_value_requested',
        message: held,
      }
    }),
  ]
}

/** What the history keeps of a request: its words, and each paper with its legal basis. */
export function saidOf(texts: readonly (string | null | undefined)[], documents: readonly RequestedPaper[]): string {
  const papers = documents.map(({ name, legalBasis }) => `${name} (căn cứ: ${legalBasis})`)
  return [...texts, ...papers].filter((text) => typeof text === 'string' && text !== '').join('\n')
}
