import {
  isOwnRegistry,
  type AnswerRecord,
  type Binding,
  type Fact,
  type FieldGap,
  type FormDocument,
  type GapKind,
  type LookupResult,
  type NotAsked,
  type Registry,
  type SnapshotField,
} from '#contracts'
import { boundFields } from '#forms'
import { contradictions, type Contradicted } from './contradictions.rules.js'
import { gapMessage } from '../snapshots/gap-messages.js'
import type { Looked } from './plan.rules.js'
import type { Waiting } from './subjects.rules.js'

/** What a snapshot is made from. */
export interface SnapshotInput {
  form: FormDocument
  /** The last look-up of each registry and role. */
  looked: readonly Looked[]
  /** Key of the chosen record by the path that carries the choice; `none` is possible. */
  chosen: Readonly<Record<string, string>>
  /** Whether a correction of this very value was asked for. */
  isDisputed: (field: Pick<SnapshotField, 'path' | 'status' | 'value'>) => boolean
  /** Roles nobody is asked about, with why. */
  waiting: Readonly<Record<string, Waiting>>
  registry: (id: string) => Registry | undefined
  /** The registry that is asked about a concept. */
  registryOf: (concept: string) => string | undefined
  /** Whether a service answers for a registry; those of the source unless given. */
  isConnected?: (registry: string) => boolean
  labels: { none: string }
}

type BoundField = ReturnType<typeof boundFields>[number]

type Input = SnapshotInput & { contradicted: Contradicted }

/**
 * The registry-bound fields of a form as the look-ups left them; fields that do not apply are left out. What one registry
 * knows against another's value is never verified.
 */
export function boundSnapshot(given: SnapshotInput): SnapshotField[] {
  const input = { ...given, contradicted: contradictions(given.looked) }
  const chooserOf = choosers(input)
  const openLists = new Set<string>()
  return boundFields(input.form).flatMap((field) => {
    const fields = fieldsOf(field, input, chooserOf).map((each) => withRegistry(each, field, input))
    return fields.filter(({ path, status }) => {
      if (status === 'provided' || !field.path.includes('*')) return true
      const first = !openLists.has(path)
      openLists.add(path)
      return first
    })
  })
}

/** What was not provided has no source that names the registry. */
function withRegistry(made: SnapshotField, { binding }: BoundField, input: Input): SnapshotField {
  const registry = made.status === 'provided' ? undefined : input.registryOf(binding.concept)
  return registry === undefined ? made : { ...made, registry }
}

/** The first field of a role and kind of record carries the choice between several records. */
function choosers(input: Input): Map<string, string> {
  const first = new Map<string, string>()
  for (const field of boundFields(input.form)) {
    if (field.path.includes('*')) continue
    const looked = lookedFor(field, input)
    const kind = looked && kindOf(looked.result, field.binding.concept)
    if (kind && !first.has(`${field.binding.subject} ${kind}`))
      first.set(`${field.binding.subject} ${kind}`, field.path)
  }
  return first
}

function fieldsOf(field: BoundField, input: Input, chooserOf: Map<string, string>): SnapshotField[] {
  const { binding, path } = field
  const looked = lookedFor(field, input)
  if (!looked) return notAsked(field, input)
  const { result } = looked
  const gap = result.gaps[binding.concept]
  if (gap) return [gapField(path, binding, gap, result.lookupId)]
  const absence = result.absences.find(({ concept }) => concept === binding.concept)
  const records = result.records.filter(({ facts }) => facts.some(({ concept }) => concept === binding.concept))
  if (records.length === 0) return absence ? [absentField(field, absence.completeTo, looked, input)] : []
  if (path.includes('*')) {
    return records.map((record, index) => factField(path.replace('*', String(index)), record, looked, field, input))
  }
  if (records.length === 1) return [factField(path, records[0] as AnswerRecord, looked, field, input)]
  return chosenField(field, records, looked, input, chooserOf)
}

function chosenField(
  field: BoundField,
  records: AnswerRecord[],
  looked: Looked,
  input: Input,
  chooserOf: Map<string, string>,
): SnapshotField[] {
  const chooser = chooserOf.get(`${field.binding.subject} ${records[0]?.kind}`) ?? field.path
  const key = input.chosen[chooser]
  const record = records.find((candidate) => candidate.key === key)
  const choices = [
    ...records.map((candidate) => ({ key: candidate.key, label: candidate.label ?? candidate.key })),
    { key: 'none', label: input.labels.none },
  ]
  if (record) {
    const provided = factField(field.path, record, looked, field, input)
    return [field.path === chooser ? { ...provided, choices } : provided]
  }
  if (field.path !== chooser) return []
  const ask: SnapshotField = {
    path: field.path,
    concept: field.binding.concept,
    status: 'ask',
    editable: false,
    choices,
  }
  return [key === 'none' ? { ...ask, value: 'none' } : ask]
}

/**
 * A field nobody was asked about. Where no service answers for the registry, the person is asked. A field of another
 * person is left out when there is no such person, else a gap of the look-up that failed.
 */
function notAsked(field: BoundField, input: Input): SnapshotField[] {
  const registry = input.registryOf(field.binding.concept)
  const { isConnected = isOwnRegistry } = input
  if (registry !== undefined && !isConnected(registry)) {
    return [{ path: field.path, concept: field.binding.concept, status: 'ask', editable: true }]
  }
  const waiting = input.waiting[field.binding.subject]
  if (waiting && 'unsettledBy' in waiting)
    return [gapField(field.path, field.binding, 'unavailable', waiting.unsettledBy)]
  if (waiting) return [waitingField(field, waiting.notAsked)]
  const population = input.looked.find(({ order }) => order.registry === 'population' && order.role === 'applicant')
  if (!population || field.binding.subject === 'applicant') return []
  const gap = population.result.gaps[`person.${field.binding.subject}.personId`]
  return gap ? [gapField(field.path, field.binding, gap, population.result.lookupId)] : []
}

/** Of a list nobody was asked about the whole list is left to be answered, at the list's own path. */
function waitingField({ path, binding }: BoundField, notAsked: NotAsked): SnapshotField {
  return { path: path.split('/*')[0] ?? path, concept: binding.concept, status: 'ask', editable: true, notAsked }
}

function lookedFor(field: BoundField, input: Input): Looked | undefined {
  const registry = input.registryOf(field.binding.concept)
  return input.looked.find(({ order }) => order.registry === registry && order.role === field.binding.subject)
}

function kindOf(result: LookupResult, concept: string): string | undefined {
  return result.records.find(({ facts }) => facts.some((fact) => fact.concept === concept))?.kind
}

function factField(path: string, record: AnswerRecord, looked: Looked, field: BoundField, input: Input): SnapshotField {
  const fact = record.facts.find(({ concept }) => concept === field.binding.concept) as Fact
  const disputed = input.isDisputed({ path, status: 'provided', value: fact.value })
  return {
    path,
    concept: fact.concept,
    status: 'provided',
    value: fact.value,
    quality: disputed || input.contradicted(looked, record, fact) ? 'disputed' : fact.quality,
    source: sourceOf(looked, fact.attribute, fact.recordDate, input),
    editable: disputed,
  }
}

function absentField(field: BoundField, completeTo: string, looked: Looked, input: Input): SnapshotField {
  const disputed = input.isDisputed({ path: field.path, status: 'provided', value: null })
  return {
    path: field.path,
    concept: field.binding.concept,
    status: 'provided',
    value: null,
    absent: true,
    quality: disputed ? 'disputed' : 'verified',
    source: sourceOf(looked, 'completeness', completeTo, input),
    editable: disputed,
  }
}

function sourceOf({ result }: Looked, attribute: string, recordDate: string, input: Input) {
  return {
    registry: result.registry,
    registryName: input.registry(result.registry)?.shortName ?? { vi: result.registry, en: result.registry },
    attribute,
    recordDate,
    lookedUpAt: result.lookedUpAt,
    lookupId: result.lookupId,
  }
}

/** A gap of a list has no index: the whole list is asked for at the list's own path. */
function gapField(path: string, binding: Binding, kind: GapKind, lookupId: string): SnapshotField {
  return {
    path: path.split('/*')[0] ?? path,
    concept: binding.concept,
    status: 'gap',
    editable: true,
    gap: gapOf(binding, kind, lookupId),
  }
}

/** A typed gap with the way on the form declares for it (Nghị quyết 66.7/2025/NQ-CP). */
export function gapOf(binding: Binding, kind: GapKind, lookupId: string): FieldGap {
  return { kind, lookupId, fallback: fallbackOf(binding, kind), message: gapMessage(kind) }
}

function fallbackOf(binding: Binding, kind: GapKind): 'ask' | 'askWithEvidence' {
  switch (kind) {
    case 'unavailable':
    case 'notAnnounced':
    case 'refused':
      return binding.fallback?.lookupFailed ?? 'ask'
    case 'notFound':
    case 'incomplete':
    case 'ambiguous':
      return binding.fallback?.incomplete ?? 'ask'
  }
}
