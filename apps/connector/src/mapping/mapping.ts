import type { Concept, Quality } from '#contracts'

/** The keys a person, or their land record, can be looked up by. */
export type KeyName = 'personId' | 'formerIds' | 'taxCodes' | 'passport' | 'certificate'

/** What a concept is read from: a column, or a column with what its values mean. */
export interface FactMapping {
  column: string
  type?: Exclude<Concept['type'], 'object'>
  unit?: string
  times?: number
  codes?: string
}

type CodeList = Readonly<Record<string, string | number | boolean>>

/** One kind of record: where it is read and what its columns are. One of `table`, `view`, `query` and `get` is there. */
export interface RecordMapping {
  table?: string
  view?: string
  query?: string
  get?: string
  items?: string
  keys: Partial<Record<KeyName, string>>
  name?: string
  id: string
  label?: string
  many?: number
  recordDate: string
  quality?: Quality | { column: string; codes: Readonly<Record<string, Quality>> }
  history?: { from: string; to: string }
  complete?: { concept: string; territory: string; to: string }
  changedAt?: string
  facts: Readonly<Record<string, FactMapping>>
}

/** What a mapping file says; its shape is `mapping.schema.json`. */
export interface Mapping {
  registry: string
  source: 'postgres' | 'mysql' | 'rest'
  codes: Readonly<Record<string, CodeList>>
  records: Readonly<Record<string, RecordMapping>>
}

/** Every column a record is read from, each once; keys a query takes as its parameter are not among them. */
export function columnsOf(record: RecordMapping): string[] {
  const { id, label, name, recordDate, quality, facts } = record
  const named = [id, recordDate, label, name, typeof quality === 'object' ? quality.column : undefined]
  const columns = [...named, ...Object.values(facts).map(({ column }) => column)]
  return [...new Set(columns.filter((column) => column !== undefined))]
}

/** Whether a query takes the key as its parameter, so that it need not have the column of the key. */
export function takesKey({ query }: RecordMapping): boolean {
  return query !== undefined && parametersOf(query).includes('key')
}

const parameter = /(?<![:\w]):([A-Za-z_]\w*)/g

/** The names of a query's parameters, as `:key`; `::text` is none. */
export function parametersOf(query: string): string[] {
  return [...query.matchAll(parameter)].map(([, name = '']) => name)
}

/** The query with each named parameter as the source's own. */
export function withParameters(query: string, own: Readonly<Record<string, string>>): string {
  return query.replace(parameter, (whole, name: string) => own[name] ?? whole)
}
