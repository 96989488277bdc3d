import { isDeepStrictEqual } from 'node:util'
import type {
  AnswerRecord,
  Bilingual,
  Fact,
  FieldGap,
  FieldSource,
  LookupAnswer,
  LookupReceipt,
  LookupResult,
  RegistryId,
  SnapshotField,
} from '#contracts'
import { gapMessage } from './gap-messages.js'

/**
 * A receipt as it is kept. The signed text of a registry holds the values themselves, so it stands as JSON where writing
 * that JSON gives the signed text again, sign for sign; else as the text.
 */
export type KeptReceipt = Omit<LookupReceipt, 'payload'> & { payload: unknown }

/** A look-up of a kept snapshot; the fields name it by its place in the list. */
export interface KeptLookup {
  id: string
  registry: RegistryId
  registryName?: Bilingual
  lookedUpAt: string
  receipt: KeptReceipt
  /** What was used of an answer whose receipt is not the registry's own, as that one does not hold the values. */
  records?: AnswerRecord[]
}

/** What of a field that shows a fact is not as the fact has it. */
type Marks = Partial<Pick<SnapshotField, 'quality' | 'editable' | 'choices'>>

/** A value of a record: its path, then the places of look-up, record and fact. */
type KeptFact = [path: string, lookup: number, record: number, fact: number, marks?: Marks]

/** Any other field: without what follows from the rest, and with places where look-ups and fields are named. */
type KeptOther = Omit<SnapshotField, 'status' | 'editable' | 'source' | 'gap' | 'derivedFrom'> & {
  /** `ask` where it is not there. */
  status?: 'provided' | 'gap'
  /** Where it is not there: a value cannot be changed, anything else can. */
  editable?: boolean
  source?: [lookup: number, attribute: string, recordDate: string] | FieldSource
  gap?: [kind: FieldGap['kind'], lookup: number | string, fallback: FieldGap['fallback']]
  derivedFrom?: (number | string)[]
}

/** A field as it is kept; a path alone is a question without a concept. */
export type KeptField = string | KeptFact | KeptOther

/** A snapshot as its row keeps it: each value once, in the answer it came with, and the fields as places in the answers. */
export interface KeptSnapshot {
  lookups: KeptLookup[]
  fields: KeptField[]
}

/** A row of `snapshot`: `fields` of one that was written before snapshots were kept as places, else `kept`. */
export interface SnapshotColumns {
  fields: SnapshotField[] | null
  kept: KeptSnapshot | null
}

/** The columns {@link fieldsOfRow} reads. */
export const snapshotColumns = 'fields, kept'

/** The fields of a row of `snapshot`, of either kind. */
export function fieldsOfRow({ fields, kept }: SnapshotColumns): SnapshotField[] {
  return kept ? unpackFields(kept) : (fields ?? [])
}

/** What is kept of a snapshot; {@link unpackFields} gives the same fields again. */
export function packSnapshot(fields: readonly SnapshotField[], results: readonly LookupResult[]): KeptSnapshot {
  const names = new Map(fields.flatMap(({ source }) => (source ? [[source.lookupId, source.registryName]] : [])))
  const lookups = results.map((result) => keptLookup(result, names.get(result.lookupId)))
  const places = new Map(lookups.map(({ id }, place) => [id, place]))
  const facts = lookups.map((lookup) => Map.groupBy(factsOf(lookup), ({ fact }) => fact.concept))
  const paths = new Map(fields.map(({ path }, place) => [path, place]))
  const keep = (field: SnapshotField): KeptField => {
    const lookup = field.source && places.get(field.source.lookupId)
    const found = lookup === undefined ? undefined : placeOf(field, facts[lookup]?.get(field.concept ?? ''))
    if (lookup === undefined || !found) return keptOther(field, lookup, places, paths)
    const marks = marksOf(field, found.fact)
    return [field.path, lookup, found.record, found.place, ...(marks ? [marks] : [])] as KeptFact
  }
  return { lookups, fields: fields.map(keep) }
}

/** The fields of a kept snapshot as they were shown. */
export function unpackFields({ lookups, fields }: KeptSnapshot): SnapshotField[] {
  const records = lookups.map(recordsOf)
  return fields.map((kept): SnapshotField => {
    if (typeof kept === 'string') return { path: kept, status: 'ask', editable: true }
    if (!Array.isArray(kept)) return shownOther(kept, lookups, fields)
    const [path, lookup, record, place, marks] = kept
    const { concept, value, quality, attribute, recordDate } = records[lookup]?.[record]?.facts[place] as Fact
    const source = sourceOf(lookups[lookup] as KeptLookup, attribute, recordDate)
    return { path, concept, status: 'provided', value, quality, source, editable: false, ...marks }
  })
}

/** A kept receipt with the text that was signed. */
export function receiptOf({ receipt }: Pick<KeptLookup, 'receipt'>): LookupReceipt {
  const { payload } = receipt
  return { ...receipt, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }
}

function keptLookup(result: LookupResult, registryName: Bilingual | undefined): KeptLookup {
  const { lookupId: id, registry, lookedUpAt, receipt, records } = result
  const payload = jsonOf(receipt.payload)
  const lookup: KeptLookup = { id, registry, registryName, lookedUpAt, receipt: { ...receipt, payload } }
  const signed = answerIn(lookup)?.records
  return signed || records.length === 0 ? lookup : { ...lookup, records }
}

/** The JSON of a text that writes the same text again, else the text. */
function jsonOf(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value !== 'string' && JSON.stringify(value) === text ? value : text
  } catch {
    return text
  }
}

/** The records of the answer a kept look-up got. */
export function recordsOf(lookup: KeptLookup): readonly AnswerRecord[] {
  return lookup.records ?? answerIn(lookup)?.records ?? []
}

/** The registry's answer a receipt is about; an exchange's receipt is about how a look-up failed. */
function answerIn({ receipt: { signer, payload } }: KeptLookup): Partial<LookupAnswer> | undefined {
  if (signer !== 'registry') return undefined
  const answer = typeof payload === 'string' ? parse(payload) : payload
  return typeof answer === 'object' && answer !== null ? answer : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

interface PlacedFact {
  fact: Fact
  record: number
  place: number
}

function factsOf(lookup: KeptLookup): PlacedFact[] {
  return recordsOf(lookup).flatMap(({ facts }, record) => facts.map((fact, place) => ({ fact, record, place })))
}

/** A fact that says what the field shows; of several that say the same any will do. */
function placeOf({ status, value, absent, source, derivedFrom, ...field }: SnapshotField, facts: PlacedFact[] = []) {
  if (status !== 'provided' || absent || derivedFrom || field.gap || field.notAsked) return undefined
  return facts.find(
    ({ fact }) =>
      fact.attribute === source?.attribute &&
      fact.recordDate === source.recordDate &&
      (fact.value === value || isDeepStrictEqual(fact.value, value)),
  )
}

function marksOf({ quality, editable, choices }: SnapshotField, fact: Fact): Marks | undefined {
  if (quality === fact.quality && !editable && !choices) return undefined
  return { quality, ...(editable ? { editable } : {}), ...(choices ? { choices } : {}) }
}

function keptOther(
  { status, editable, source, gap, derivedFrom, ...rest }: SnapshotField,
  lookup: number | undefined,
  places: ReadonlyMap<string, number>,
  paths: ReadonlyMap<string, number>,
): KeptField {
  const isUsual = editable === (status !== 'provided')
  const isQuestion = status === 'ask' && isUsual && !source && !gap && !derivedFrom
  if (isQuestion && Object.keys(rest).every((name) => name === 'path')) return rest.path
  return {
    ...rest,
    ...(status === 'ask' ? {} : { status }),
    ...(isUsual ? {} : { editable }),
    ...(source && { source: lookup === undefined ? source : [lookup, source.attribute, source.recordDate] }),
    ...(gap && { gap: [gap.kind, places.get(gap.lookupId) ?? gap.lookupId, gap.fallback] }),
    ...(derivedFrom && { derivedFrom: derivedFrom.map((path) => paths.get(path) ?? path) }),
  }
}

function shownOther(
  { status, editable = status !== 'provided', source, gap, derivedFrom, ...rest }: KeptOther,
  lookups: readonly KeptLookup[],
  fields: readonly KeptField[],
): SnapshotField {
  return {
    ...rest,
    status: status ?? 'ask',
    editable,
    ...(source && { source: Array.isArray(source) ? placedSource(source, lookups) : source }),
    ...(gap && { gap: shownGap(gap, lookups) }),
    ...(derivedFrom && {
      derivedFrom: derivedFrom.map((place) => (typeof place === 'string' ? place : pathOf(fields[place]))),
    }),
  }
}

function placedSource([place, attribute, recordDate]: [number, string, string], lookups: readonly KeptLookup[]) {
  return sourceOf(lookups[place] as KeptLookup, attribute, recordDate)
}

function sourceOf(
  { id: lookupId, registry, registryName, lookedUpAt }: KeptLookup,
  attribute: string,
  recordDate: string,
): FieldSource {
  const name = registryName ?? { vi: registry, en: registry }
  return { registry, registryName: name, attribute, recordDate, lookedUpAt, lookupId }
}

function shownGap([kind, lookup, fallback]: NonNullable<KeptOther['gap']>, lookups: readonly KeptLookup[]): FieldGap {
  const lookupId = typeof lookup === 'string' ? lookup : (lookups[lookup]?.id ?? '')
  return { kind, lookupId, fallback, message: gapMessage(kind) }
}

function pathOf(kept: KeptField | undefined): string {
  if (kept === undefined || typeof kept === 'string') return kept ?? ''
  return Array.isArray(kept) ? kept[0] : kept.path
}
