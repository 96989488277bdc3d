import type { Binding, FormDocument } from '#contracts'
import { schemaFindings } from '../fields/data-schema.rules.js'
import { atField, type Inconsistency } from '../fields/form.findings.js'
import { fieldsOf, isWithin, placesOf } from '../fields/form.paths.js'
import { conditionsReachBack } from './condition.rules.js'
import { dayOrders } from './day-order.rules.js'
import { rulesExist } from './deriving-rules.js'

/** What a form is checked against. */
export interface FormSurroundings {
  /** Ids of the shared dictionary. */
  concepts: ReadonlySet<string>
  /** Keys of the settings derived fields may read. */
  settings: ReadonlySet<string>
}

type FormRule = (form: FormDocument, around: FormSurroundings) => Inconsistency[]

/** Every rule of a consistent form; each stands alone, so that one mistake is one finding. */
const rules: readonly FormRule[] = [
  fieldsAgree,
  bindingsAreComplete,
  conceptsExist,
  subjectsExist,
  settingsExist,
  rulesExist,
  derivationsReachBack,
  requiredIsAsked,
  schemaFindings,
  dayOrders,
  conditionsReachBack,
  eventIsOfForm,
]

/**
 * What is inconsistent in a form document; nothing when its schema, layout, bindings and papers agree. Pure: the shape
 * itself has been checked before.
 */
export function formFindings(form: FormDocument, around: FormSurroundings): Inconsistency[] {
  return rules.flatMap((rule) => rule(form, around))
}

/** Schema, layout and bindings name the same fields, and the layout each once. */
function fieldsAgree(form: FormDocument): Inconsistency[] {
  const schema = new Set(
    placesOf(form.schema)
      .filter((place) => place.isLeaf)
      .map((place) => place.path),
  )
  const layout = fieldsOf(form).map((field) => field.path)
  const bindings = Object.keys(form.bindings)
  const twins = layout.filter((path, at) => layout.indexOf(path) < at)
  const all = new Set([...schema, ...layout, ...bindings])
  return [
    ...twins.map((path) => atField('fieldTwice', path, 'Bố cục có trường này hai lần.', 'The layout has it twice.')),
    ...[...all].flatMap((path) => [
      ...missing(path, schema.has(path), 'lược đồ dữ liệu', 'data schema'),
      ...missing(path, layout.includes(path), 'bố cục', 'layout'),
      ...missing(path, bindings.includes(path), 'phần ràng buộc', 'bindings'),
    ]),
  ]
}

function missing(path: string, isThere: boolean, vi: string, en: string): Inconsistency[] {
  return isThere
    ? []
    : [atField('fieldMissing', path, `Trường không có trong ${vi}.`, `The field is not in the ${en}.`)]
}

/** What a binding of each mode must say, and what it may not. */
const parts: Record<Binding['mode'], { must: (keyof Binding)[]; may: (keyof Binding)[] }> = {
  registry: { must: ['concept', 'subject', 'fallback'], may: [] },
  derive: { must: ['from', 'rule'], may: [] },
  ask: { must: [], may: ['concept', 'subject'] },
  attest: { must: [], may: [] },
}
const optionalParts = ['concept', 'subject', 'from', 'rule', 'fallback'] as const

function bindingsAreComplete(form: FormDocument): Inconsistency[] {
  return Object.entries(form.bindings).flatMap(([path, binding]) => {
    const { must, may } = parts[binding.mode]
    const lacks = must.filter((part) => binding[part] === undefined)
    const idle = optionalParts.filter((part) => binding[part] !== undefined && ![...must, ...may].includes(part))
    return [
      ...lacks.map((part) =>
        atField('bindingIncomplete', path, `Thiếu ${part} (${binding.mode}).`, `${binding.mode} lacks ${part}.`),
      ),
      ...idle.map((part) =>
        atField(
          'bindingIdle',
          path,
          `Không dùng ${part} (${binding.mode}).`,
          `${binding.mode} makes no use of ${part}.`,
        ),
      ),
    ]
  })
}

function conceptsExist({ bindings, documents }: FormDocument, { concepts }: FormSurroundings): Inconsistency[] {
  const message = { vi: 'Từ điển dùng chung không có trường này.', en: 'The shared dictionary has no such concept.' }
  const unknown = (concept: string) => !concepts.has(concept)
  return [
    ...Object.entries(bindings).flatMap(([field, { concept }]) =>
      concept !== undefined && unknown(concept) ? [{ rule: 'conceptUnknown', field, concept, message }] : [],
    ),
    ...documents.flatMap(({ replacedBy }, document) =>
      (replacedBy ?? []).filter(unknown).map((concept) => ({ rule: 'conceptUnknown', document, concept, message })),
    ),
  ]
}

/** Whose fact is looked up: the applicant's, their spouse's, or that of a role the form names. */
function subjectsExist({ bindings, subjects = {} }: FormDocument): Inconsistency[] {
  return Object.entries(bindings).flatMap(([path, { mode, subject }]) =>
    mode !== 'registry' ||
    subject === undefined ||
    subject === 'applicant' ||
    subject === 'spouse' ||
    Object.hasOwn(subjects, subject)
      ? []
      : [
          atField(
            'subjectUnknown',
            path,
            `Biểu mẫu không có vai "${subject}".`,
            `The form has no role "${subject}"; it is applicant, spouse, or one of its subjects.`,
          ),
        ],
  )
}

/** The event a form reports is told by places of the form. */
function eventIsOfForm({ event, schema }: FormDocument): Inconsistency[] {
  if (!event) return []
  const places = new Set(placesOf(schema).map(({ path }) => path))
  const { people, facts = [], registered, registeredWhen = [] } = event
  return [...people, ...facts, ...(registered ? [registered] : []), ...registeredWhen.map(({ path }) => path)]
    .filter((path) => !places.has(path))
    .map((path) =>
      atField(
        'eventPlaceUnknown',
        path,
        'Sự kiện (event) nêu trường không có.',
        'The event names a field there is not.',
      ),
    )
}

function settingsExist({ bindings }: FormDocument, { settings }: FormSurroundings): Inconsistency[] {
  return Object.entries(bindings).flatMap(([path, { rule }]) =>
    rule?.setting !== undefined && !settings.has(rule.setting)
      ? [atField('settingUnknown', path, `Không có tham số ${rule.setting}.`, `There is no setting ${rule.setting}.`)]
      : [],
  )
}

/** A derived value is computed from places of the form, and never from itself, however far around. */
function derivationsReachBack(form: FormDocument): Inconsistency[] {
  const places = new Set(placesOf(form.schema).map((place) => place.path))
  return Object.entries(form.bindings).flatMap(([path, { from = [] }]) => [
    ...from
      .filter((source) => !places.has(source))
      .map((source) => atField('sourceUnknown', path, `Không có ${source} để tính.`, `There is no ${source}.`)),
    ...(reaches(form, from, path, new Set())
      ? [atField('derivedFromItself', path, 'Giá trị được tính từ chính nó.', 'The value is derived from itself.')]
      : []),
  ])
}

function reaches(form: FormDocument, from: string[], target: string, seen: Set<string>): boolean {
  return from.some((source) => {
    if (isWithin(target, source)) return true
    if (seen.has(source)) return false
    seen.add(source)
    const further = Object.entries(form.bindings).filter(([path]) => isWithin(path, source))
    return further.some(([, binding]) => reaches(form, binding.from ?? [], target, seen))
  })
}

/** What is required of every submission can only be what the person answers, as any registry may be silent. */
function requiredIsAsked(form: FormDocument): Inconsistency[] {
  const isAnswered = (path: string) =>
    Object.entries(form.bindings).some(
      ([field, { mode }]) => isWithin(field, path) && (mode === 'ask' || mode === 'attest'),
    )
  const root = { path: '', schema: form.schema }
  return [root, ...placesOf(form.schema)].flatMap(({ path, schema }) =>
    (schema.required ?? []).flatMap((name) => {
      const child = `${path}/${name}`
      if (!Object.hasOwn(schema.properties ?? {}, name)) {
        return [
          atField('requiredUnknown', child, 'Trường bắt buộc không tồn tại.', 'The required field does not exist.'),
        ]
      }
      if (isAnswered(child)) return []
      const vi = 'Chỉ câu hỏi và cam đoan được là bắt buộc.'
      return [atField('requiredNotAsked', child, vi, 'Only what is asked or attested may be required.')]
    }),
  )
}
