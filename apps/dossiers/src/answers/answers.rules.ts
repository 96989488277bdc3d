import type { Bilingual, FormDocument, InputError, SnapshotField } from '#contracts'
import { applicability, brokenOrders, leavesOf, readValue, requiredPlaces, saysNothing, schemaAt } from '#forms'
import { placesOfOneInTwoRoles } from './people.rules.js'

/** Typed answers as they are kept, and what is wrong with them. */
export interface ReadAnswers {
  answers: Record<string, unknown>
  errors: InputError[]
}

/**
 * Reads typed answers. Wrong are a place the form does not have, a value a registry provides, a question that does not apply
 * with the answers as they will be, a value of the wrong form, a day that is out of order. Null takes an answer back; for a
 * gap it says that there is none, where there can be none.
 */
export function readAnswers(
  form: FormDocument,
  fields: readonly SnapshotField[] | undefined,
  typed: Readonly<Record<string, unknown>>,
  { before, today }: { before: Readonly<Record<string, unknown>>; today: string },
): ReadAnswers {
  const answers: Record<string, unknown> = {}
  const wrongValues = new Map<string, InputError[]>()
  for (const [path, value] of Object.entries(typed)) {
    const schema = schemaAt(form.schema, path)
    if (!schema) continue
    const read = value === null ? { value } : readValue(schema, bindingAt(form, path)?.concept, path, value)
    if (read.errors) wrongValues.set(path, read.errors)
    else answers[path] = read.value
  }
  const refused = refusals(form, fields ?? [], { ...before, ...answers })
  const errors = Object.entries(typed).flatMap(([path, value]) => {
    const refusal = refused(path, value)
    return refusal ? [refusal] : (wrongValues.get(path) ?? [])
  })
  if (errors.length > 0) return { answers: {}, errors }
  const together = applicableAnswers(form, fields ?? [], { ...before, ...answers })
  const twice = placesOfOneInTwoRoles(form, fields ?? [], together)
    .filter((path) => path in answers)
    .map((path) => wrong(path, 'person_twice', inTwoRoles))
  return { answers, errors: [...twice, ...daysOutOfOrder(form, fields ?? [], together, today, Object.keys(answers))] }
}

/**
 * Tells why a place takes no answer, whatever the answer: the form does not have it, the question does not apply with all
 * the `answers` there would be, or a registry provides it. What does not apply can be taken back.
 */
function refusals(
  form: FormDocument,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
): (path: string, value: unknown) => InputError | undefined {
  const applies = applicability({ form, fields, answers })
  const appliesByRegistries = applicability({ form, fields, answers: {} })
  const held = new Set(fields.flatMap(({ path, status, editable }) => (status === 'provided' && !editable ? path : [])))
  return (path, value) => {
    if (!schemaAt(form.schema, path)) return wrong(path, 'unknown_field', unknownField)
    const asked = isAsked(form, fields, path)
    if (applies(path) === 'no' && !held.has(path) && !(asked && value === null)) {
      const known = appliesByRegistries(path) === 'no'
      return wrong(path, 'not_applicable', known ? notApplicable : notApplicableByAnswers)
    }
    return asked ? undefined : wrong(path, 'registry_value_supplied', registryValue)
  }
}

/**
 * The typed days that break an order the form declares, against today, each other and what the registries provided. Of a
 * broken order the place is named that was typed last; what registries say against each other is nobody's mistake here.
 */
function daysOutOfOrder(
  form: FormDocument,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
  today: string,
  typedNow: readonly string[] = [],
): InputError[] {
  const given = Object.entries(answers).filter(([, value]) => value !== null)
  const provided = fields.filter(({ status }) => status === 'provided').map(({ path, value }) => [path, value] as const)
  const isTyped = (path: string) => given.some(([place]) => path === place || path.startsWith(`${place}/`))
  const isNew = (path: string) => typedNow.some((place) => path === place || path.startsWith(`${place}/`))
  return brokenOrders(form.days ?? [], leavesOf([...provided, ...given]), today).flatMap(({ rule, paths }) => {
    const place = paths.find(isNew) ?? (typedNow.length > 0 ? undefined : paths.find(isTyped))
    return place === undefined ? [] : [wrong(place, 'day_out_of_order', rule.message)]
  })
}

/** What the form says of a place, whichever item of a list it is in. */
export function bindingAt(form: FormDocument, path: string): FormDocument['bindings'][string] | undefined {
  const pattern = path.replace(/\/\d+(?=\/|$)/g, '/*')
  return [path, pattern].flatMap((known) => (Object.hasOwn(form.bindings, known) ? [form.bindings[known]] : []))[0]
}

/**
 * The places, and the lists and groups they are in, whose value a registry provides now and nobody disputes: what was typed
 * there gives way.
 */
export function placesProvided(fields: readonly SnapshotField[]): string[] {
  const provided = fields.filter(({ status, editable }) => status === 'provided' && !editable)
  return [...new Set(provided.flatMap(({ path }) => withParents(path)))]
}

function withParents(path: string): string[] {
  const segments = path.split('/').slice(1)
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)
}

/** Whether a person may answer here: the form asks it, or a look-up left it open. */
export function isAsked(form: FormDocument, fields: readonly SnapshotField[] | undefined, path: string): boolean {
  const mode = form.bindings[path]?.mode
  if (mode === 'ask' || mode === 'attest') return true
  return fields?.some((field) => field.path === path && field.editable) ?? false
}

/**
 * What keeps a dossier from being submitted on a day: places that are not answered, somebody in two roles, and days that
 * are out of order.
 */
export function missingAnswers(
  form: FormDocument,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
  today: string,
): InputError[] {
  const required = requiredPlaces(form)
  const applies = applicability({ form, fields, answers })
  const open = fields
    .filter(({ path }) => applies(path) === 'yes')
    .filter((field) => isOpenPlace(field, form, required, answers))
    .map(({ path, choices, notAsked }) =>
      notAsked?.kind === 'sameAsOther'
        ? wrong(path, 'person_twice', notAsked.message)
        : wrong(path, 'required', choices ? notChosen : notAnswered),
    )
  const applicable = applicableAnswers(form, fields, answers)
  const twice = placesOfOneInTwoRoles(form, fields, applicable).map((path) => wrong(path, 'person_twice', inTwoRoles))
  return [...open, ...twice, ...daysOutOfOrder(form, fields, applicable, today)]
}

function isOpenPlace(
  field: SnapshotField,
  form: FormDocument,
  required: ReadonlySet<string>,
  answers: Readonly<Record<string, unknown>>,
): boolean {
  const { path, status, choices, value, notAsked } = field
  const isLeft = required.has(path) ? saysNothing(answers[path]) : !(path in answers)
  switch (status) {
    case 'provided':
      return false
    case 'gap':
      return isLeft
    case 'ask':
      if (choices) return value === undefined
      if (notAsked) return notAsked.kind === 'sameAsOther' || isLeft
      if (form.bindings[path]?.mode === 'attest') return false // the declaration of the submission itself
      return required.has(path) && isLeft
  }
}

/** The answers without those to questions that do not apply: what they depend on was answered otherwise afterwards. */
export function applicableAnswers(
  form: FormDocument,
  fields: readonly SnapshotField[],
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const applies = applicability({ form, fields, answers })
  return Object.fromEntries(Object.entries(answers).filter(([path]) => applies(path) !== 'no'))
}

/** The answers with every declaration of the form made: whoever submits makes them. */
export function withDeclarations(
  { bindings }: Pick<FormDocument, 'bindings'>,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const made = Object.entries(bindings).filter(([, { mode }]) => mode === 'attest')
  return { ...answers, ...Object.fromEntries(made.map(([path]) => [path, true])) }
}

const inTwoRoles: Bilingual = {
  vi: 'Người này đã có vai khác trong hồ sơ. Mỗi người chỉ có một vai.',
  en: 'This person has another role in the dossier. Each person has one role.',
}
export const unknownField: Bilingual = { vi: 'Biểu mẫu không có trường này.', en: 'The form has no such field.' }
const notApplicable: Bilingual = {
  vi: 'Theo cơ sở dữ liệu, câu hỏi này không áp dụng cho hồ sơ này.',
  en: 'By what the databases hold, this question does not apply to this dossier.',
}
const notApplicableByAnswers: Bilingual = {
  vi: 'Theo các câu trả lời trong hồ sơ, câu hỏi này không áp dụng cho hồ sơ này.',
  en: 'By the other answers, this question does not apply to this dossier.',
}
const registryValue: Bilingual = {
  vi: 'Thông tin này lấy từ cơ sở dữ liệu nên không khai lại. Nếu sai, hãy đề nghị điều chỉnh.',
  en: 'A database provides this, so it is not typed again. If it is wrong, ask for a correction.',
}
const notAnswered: Bilingual = { vi: 'Bạn chưa trả lời.', en: 'You have not answered this.' }
const notChosen: Bilingual = {
  vi: 'Bạn chưa chọn. Hãy chọn một trong danh sách.',
  en: 'You have not chosen. Choose one of the list.',
}

function wrong(path: string, code: string, message: Bilingual): InputError {
  return { path, code, message }
}
