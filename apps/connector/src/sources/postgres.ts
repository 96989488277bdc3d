import pg from 'pg'
import {
  columnsOf,
  takesKey,
  withParameters,
  type KeyName,
  type Mapping,
  type RecordMapping,
} from '../mapping/mapping.js'
import type { MappingProblem } from '../mapping/mapping.rules.js'
import { columnProblems, digits, type ColumnKind } from './columns.rules.js'
import {
  describeStatement,
  postgresColumns,
  postgresGrants,
  quoted,
  quotedTable,
  type PostgresColumn,
} from './postgres-catalog.js'
import { sourceAddress, type SourceAddress } from './source-address.js'
import type { SourceSettings } from './source-settings.js'
import { sourceAway, sourceChanged, sourceSlow } from './source.errors.js'
import { rowsOf, Source, type ChangedRow, type ChangePosition, type DescribedColumn, type SourceRow } from './source.js'

/** PostgreSQL. Every connection is read-only and ends a statement that takes too long; names are quoted, values are parameters. */
export class PostgresSource extends Source {
  private readonly pool: pg.Pool
  private readonly known = new Map<RecordMapping, ReadonlyMap<string, PostgresColumn>>()

  constructor({ sourceUrl, sourceTimeoutMs, sourcePool }: SourceSettings) {
    super()
    const address = sourceAddress(sourceUrl, ['postgres', 'postgresql'], 5432)
    this.pool = new pg.Pool({
      ...address,
      ssl: ssl[address.ssl],
      max: sourcePool,
      connectionTimeoutMillis: sourceTimeoutMs,
      query_timeout: sourceTimeoutMs + 500,
      keepAlive: true,
      application_name: 'motlan connector',
      options: `-c default_transaction_read_only=on -c statement_timeout=${sourceTimeoutMs} -c datestyle=ISO,YMD -c timezone=Asia/Ho_Chi_Minh`,
    })
    this.pool.on('error', () => undefined) // an idle connection was cut; the next one is made anew
  }

  async problems(mapping: Mapping): Promise<MappingProblem[]> {
    const problems: MappingProblem[] = []
    for (const [kind, record] of Object.entries(mapping.records)) {
      const place = ['table', 'view', 'query'].find((each) => each in record) ?? ''
      const columns = await this.columns(record)
      if (typeof columns === 'string') problems.push({ path: ['records', kind, place], problem: columns })
      else problems.push(...columnProblems(kind, record, (name) => kindOf(columns.get(name))))
    }
    return problems
  }

  async writePermissions(): Promise<string[]> {
    return postgresGrants((text) => this.rows(text))
  }

  async read(record: RecordMapping, key: KeyName, keys: readonly string[], today: string): Promise<SourceRow[]> {
    const columns = await this.columns(record)
    if (typeof columns === 'string') throw sourceChanged()
    const keyColumn = record.keys[key] ?? ''
    const kind = columns.get(keyColumn)
    const usable = kind && kindOf(kind) === 'number' ? keys.filter((each) => fitsIn(kind, each)) : keys
    if (usable.length === 0) return []
    const wanted = columnsOf(record)
    const conditions = [
      ...(takesKey(record) ? [] : [`t.${quoted(keyColumn)} = k.key::${castOf(kind)}`]),
      ...(record.history ? [inForce(record.history)] : []),
    ]
    const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
    const fields = wanted.map((name) => `t.${quoted(name)}::text`).join(', ')
    const text = `select k.key, r.* from unnest($1::text[]) as k(key) cross join lateral
      (select ${fields} from ${placeOf(record, 'k.key')} as t${where} limit ${rowsOf(record)}) r where $2::date is not null`
    const rows = await this.rows(text, [usable, today])
    return rows.map(([found, ...values]) => ({
      key: String(found),
      values: Object.fromEntries(wanted.map((name, index) => [name, values[index] ?? null])),
    }))
  }

  async changes(record: RecordMapping, after: ChangePosition, limit: number): Promise<ChangedRow[]> {
    const { changedAt = '', keys } = record
    const columns = await this.columns(record)
    if (typeof columns === 'string') throw sourceChanged()
    const found = Object.entries(keys).map(([key, name]) => keyText(key as KeyName, name, columns.get(name)))
    const [at, id] = [changedAt, record.id].map((name) => `t.${quoted(name)}`)
    const from = after.isOverlap
      ? `${at} >= $1::timestamptz - interval '1 minute'`
      : `(${at}, ${id}::text) >= ($1::timestamptz, $2)`
    const rows = await this.rows(
      `select ${at}::text, ${id}::text, (${at} > $1::timestamptz)::text, array_remove(array[${found.join(', ')}], null)
       from ${placeOf(record, '')} t where ${from} and ${at} <= ${latest} and $2::text is not null order by ${at}, ${id}::text limit ${limit}`,
      [after.at, after.id],
    )
    return rows.map(([moment, key, isNewer, subjects]) => ({
      at: String(moment),
      id: String(key),
      keys: subjects as unknown as string[],
      isNewer: isNewer === 'true',
    }))
  }

  async newest(record: RecordMapping): Promise<string> {
    const { changedAt = '' } = record
    const at = `t.${quoted(changedAt)}`
    const [row] = await this.rows(`select max(${at})::text from ${placeOf(record, '')} t where ${at} <= ${latest}`)
    return row?.[0] ?? '-infinity'
  }

  async describe(schema = 'public'): Promise<DescribedColumn[]> {
    const rows = await this.rows(describeStatement, [schema])
    return rows.map(([table, column, type, isKey, isUnique]) => {
      const name = schema === 'public' ? String(table) : `${schema}.${table}`
      return {
        table: name,
        column: String(column),
        type: String(type),
        isKey: isKey === 'true',
        isUnique: isUnique === 'true',
      }
    })
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  /** The columns there are, or why there are none; looked up once, and again after the source has changed. */
  private async columns(record: RecordMapping): Promise<ReadonlyMap<string, PostgresColumn> | string> {
    const known = this.known.get(record)
    if (known) return known
    const columns = await postgresColumns(
      record,
      placeOf(record, 'null::text').replaceAll('$2::date', 'current_date'),
      {
        rows: (text, values) => this.rows(text, values),
        fields: async (text) => (await this.pool.query(text)).fields,
      },
    )
    if (typeof columns !== 'string') this.known.set(record, columns)
    return columns
  }

  private async rows(text: string, values: unknown[] = []): Promise<(string | null)[][]> {
    try {
      return (await this.pool.query<(string | null)[]>({ text, values, rowMode: 'array' })).rows
    } catch (error) {
      const explained = explain(error)
      if (explained.code === 'source_changed') this.known.clear()
      throw explained
    }
  }
}

const ssl: Record<SourceAddress['ssl'], pg.ClientConfig['ssl']> = {
  disable: false,
  require: { rejectUnauthorized: false },
  'verify-full': true,
}

/** A row that says it was changed later than that is passed over: looked from there, no change would be seen any more. */
const latest = `now() + interval '1 day'`

function keyText(key: KeyName, name: string, column: PostgresColumn | undefined): string {
  const text = `t.${quoted(name)}::text`
  const least = kindOf(column) === 'number' ? digits[key] : undefined
  return least === undefined ? text : `lpad(${text}, greatest(length(${text}), ${least}), '0')`
}

const largest: Readonly<Record<string, number>> = { smallint: 32_767, integer: 2_147_483_647 }

/** Whether a column of numbers can hold a key; one that it cannot is in no row, and would end the whole question. */
function fitsIn({ type }: PostgresColumn, key: string): boolean {
  return /^\d{1,18}$/.test(key) && Number(key) <= (largest[type] ?? Infinity)
}

/** Where a record is read; a query with its parameters as what stands for them. */
function placeOf({ table, view, query }: RecordMapping, key: string): string {
  if (query !== undefined) return `(${withParameters(query, { key, today: '$2::date' })})`
  return quotedTable(table ?? view ?? '')
}

function inForce({ from, to }: { from: string; to: string }): string {
  const [begins, ends] = [from, to].map((name) => `t.${quoted(name)}`)
  return `coalesce(${begins}::date <= $2::date, true) and coalesce(${ends}::date >= $2::date, true)`
}

function kindOf(column: PostgresColumn | undefined): ColumnKind | undefined {
  if (column === undefined) return undefined
  const kinds: Record<string, ColumnKind> = { S: 'text', N: 'number', B: 'boolean', D: 'date' }
  return kinds[column.category] ?? 'other'
}

/** A key is compared in the column's own type, so that the column's index serves. */
function castOf(column: PostgresColumn | undefined): string {
  if (column?.type === 'character') return 'bpchar'
  return column?.category === 'N' ? column.type : 'text'
}

/** 42…: a name or type is not as it was, and the message names it; 57014: too slow; everything else: away. Values are never told. */
function explain(error: unknown) {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === '57014' || /timeout/i.test(message)) return sourceSlow(code)
  if (code.startsWith('42') && code !== '42501') return sourceChanged(message)
  return /^(22|0A|42)/.test(code) ? sourceChanged(code) : sourceAway(code)
}
