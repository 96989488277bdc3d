import mysql, { type FieldPacket, type Pool, type PoolConnection } from 'mysql2/promise'
import { DomainError } from '#contracts'
import {
  columnsOf,
  parametersOf,
  takesKey,
  withParameters,
  type KeyName,
  type Mapping,
  type RecordMapping,
} from '../mapping/mapping.js'
import type { MappingProblem } from '../mapping/mapping.rules.js'
import { columnProblems, digits, type ColumnKind } from './columns.rules.js'
import { grantProblems, kindOf, mysqlDescription, quoted, quotedTable } from './mysql-catalog.js'
import { sourceAddress, type SourceAddress } from './source-address.js'
import type { SourceSettings } from './source-settings.js'
import { sourceAway, sourceChanged, sourceSlow } from './source.errors.js'
import { rowsOf, Source, type ChangedRow, type ChangePosition, type DescribedColumn, type SourceRow } from './source.js'

type Row = (string | number | null)[]

/** Keys asked in one statement. */
const atOnce = 100

/**
 * MySQL 8 and MariaDB 10.3 or newer. Every session is read-only and ends a statement that takes too long; names are quoted,
 * values are parameters of prepared statements.
 */
export class MysqlSource extends Source {
  private readonly pool: Pool
  private readonly timeoutMs: number
  private readonly readOnly = new WeakSet<object>()
  private readonly known = new Map<RecordMapping, ReadonlyMap<string, ColumnKind>>()

  constructor({ sourceUrl, sourceTimeoutMs, sourcePool }: SourceSettings) {
    super()
    this.timeoutMs = sourceTimeoutMs
    const { ssl: mode, ...address } = sourceAddress(sourceUrl, ['mysql', 'mariadb'], 3306)
    this.pool = mysql.createPool({
      ...address,
      ...(ssl[mode] && { ssl: ssl[mode] }),
      connectionLimit: sourcePool,
      connectTimeout: sourceTimeoutMs,
      charset: 'utf8mb4_bin',
      dateStrings: true,
      rowsAsArray: true,
      maxPreparedStatements: 100,
      multipleStatements: false,
    })
  }

  async problems(mapping: Mapping): Promise<MappingProblem[]> {
    const problems: MappingProblem[] = []
    for (const [kind, record] of Object.entries(mapping.records)) {
      const place = ['table', 'view', 'query'].find((each) => each in record) ?? ''
      const columns = await this.columns(record)
      if (typeof columns === 'string') problems.push({ path: ['records', kind, place], problem: columns })
      else problems.push(...columnProblems(kind, record, (name) => columns.get(name)))
    }
    return problems
  }

  async writePermissions(): Promise<string[]> {
    const { rows } = await this.ask('show grants')
    return grantProblems(rows.map(([line]) => String(line)))
  }

  async read(record: RecordMapping, key: KeyName, keys: readonly string[], today: string): Promise<SourceRow[]> {
    const columns = await this.columns(record)
    if (typeof columns === 'string') throw sourceChanged()
    const keyColumn = record.keys[key] ?? ''
    const isNumber = !takesKey(record) && columns.get(keyColumn) === 'number'
    const usable = isNumber ? keys.filter((each) => /^\d{1,15}$/.test(each)) : keys
    const wanted = columnsOf(record)
    const fields = wanted.map((name) => textOf(`t.${quoted(name)}`, columns.get(name))).join(', ')
    const found: SourceRow[] = []
    for (let first = 0; first < usable.length; first += atOnce) {
      const asked = usable.slice(first, first + atOnce)
      const parts = asked.map((each, index) => {
        const place = placeOf(record, { key: each, today })
        const conditions = [
          ...(takesKey(record) ? [] : [keyed(`t.${quoted(keyColumn)}`, each, isNumber)]),
          ...(record.history ? [inForce(record.history, today)] : []),
        ]
        const where = conditions.length > 0 ? ` where ${conditions.map(({ text }) => text).join(' and ')}` : ''
        return {
          text: `(select ${index}, ${fields} from ${place.text} as t${where} limit ${rowsOf(record)})`,
          values: [...place.values, ...conditions.flatMap(({ values }) => values)],
        }
      })
      const { rows } = await this.ask(
        parts.map(({ text }) => text).join(' union all '),
        parts.flatMap(({ values }) => values),
      )
      for (const [index, ...values] of rows)
        found.push({
          key: asked[Number(index)] ?? '',
          values: Object.fromEntries(wanted.map((name, at) => [name, textIn(values[at])])),
        })
    }
    return found
  }

  async changes(record: RecordMapping, after: ChangePosition, limit: number): Promise<ChangedRow[]> {
    const { changedAt = '', keys } = record
    const columns = await this.columns(record)
    if (typeof columns === 'string') throw sourceChanged()
    const at = `t.${quoted(changedAt)}`
    const id = wholeText(`t.${quoted(record.id)}`)
    const found = Object.entries(keys).map(([key, name]) => keyText(key as KeyName, name, columns.get(name)))
    const moment = 'cast(? as datetime(6))'
    const from = after.isOverlap
      ? { text: `${at} >= ${moment} - interval 1 minute`, values: [after.at] }
      : { text: `(${at} > ${moment} or (${at} = ${moment} and ${id} >= ?))`, values: [after.at, after.at, after.id] }
    const { rows } = await this.ask(
      `select cast(${at} as char), ${id}, ${at} > ${moment}, ${found.join(', ')} from ${placeOf(record).text} as t
       where ${from.text} and ${at} <= ${latest} order by ${at}, ${id} limit ${limit}`,
      [after.at, ...from.values],
    )
    return rows.map(([changed, rowId, isNewer, ...subjects]) => ({
      at: String(changed),
      id: String(rowId),
      keys: subjects.filter((subject) => subject !== null).map(String),
      isNewer: Number(isNewer) === 1,
    }))
  }

  async newest(record: RecordMapping): Promise<string> {
    const at = `t.${quoted(record.changedAt ?? '')}`
    const { rows } = await this.ask(
      `select cast(max(${at}) as char) from ${placeOf(record).text} as t where ${at} <= ${latest}`,
    )
    return textIn(rows[0]?.[0]) ?? '1000-01-01 00:00:00'
  }

  async describe(schema?: string): Promise<DescribedColumn[]> {
    const { rows } = await this.ask(mysqlDescription, [schema ?? null])
    return rows.map(([table, column, type, isKey, isUnique]) => ({
      table: schema === undefined ? String(table) : `${schema}.${table}`,
      ...{ column: String(column), type: String(type), isKey: Number(isKey) === 1, isUnique: Number(isUnique) === 1 },
    }))
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  /** What the columns hold, or why there are none; looked up once, and again after the source has changed. */
  private async columns(record: RecordMapping): Promise<ReadonlyMap<string, ColumnKind> | string> {
    const known = this.known.get(record)
    if (known) return known
    const place = placeOf(record, { key: null, today: null })
    try {
      const { fields } = await this.ask(`select * from ${place.text} as t limit 0`, place.values)
      const columns = new Map(fields.map((field) => [field.name, kindOf(field)]))
      this.known.set(record, columns)
      return columns
    } catch (error) {
      return refusal(record, error)
    }
  }

  private async ask(text: string, values: (string | null)[] = []): Promise<{ rows: Row[]; fields: FieldPacket[] }> {
    const over = Promise.withResolvers<never>()
    const timer = setTimeout(() => over.reject(sourceSlow('timeout')), this.timeoutMs + 500)
    let connection: PoolConnection | undefined
    try {
      const connecting = this.pool.getConnection()
      connection = await Promise.race([connecting, over.promise]).catch((error: unknown) => {
        connecting.then((late) => late.release()).catch(() => undefined)
        throw error
      })
      const [rows, fields] = await Promise.race([this.executed(connection, text, values), over.promise])
      connection.release()
      return { rows: rows as unknown as Row[], fields }
    } catch (error) {
      const explained = explain(error)
      if (explained.code === 'source_changed') {
        this.known.clear()
        connection?.release()
      } else connection?.destroy()
      throw explained
    } finally {
      clearTimeout(timer)
    }
  }

  /** A session is made read-only before its first statement. */
  private async executed(connection: PoolConnection, text: string, values: (string | null)[]) {
    if (!this.readOnly.has(connection.connection)) {
      await connection.query('set session transaction read only')
      await connection.query(sessionLimits(this.timeoutMs))
      this.readOnly.add(connection.connection)
    }
    return connection.execute(text, values)
  }
}

const ssl: Record<SourceAddress['ssl'], mysql.SslOptions | undefined> = {
  disable: undefined,
  require: { rejectUnauthorized: false },
  'verify-full': { rejectUnauthorized: true, verifyIdentity: true },
}

/** Each of the two databases reads its own limit and takes the other's for a comment. */
function sessionLimits(ms: number): string {
  return `set time_zone = '+07:00' /*M!100100 , max_statement_time = ${ms / 1000} */ /*!50708 , max_execution_time = ${ms} */`
}

/** A row that says it was changed later than that is passed over: looked from there, no change would be seen any more. */
const latest = 'now(6) + interval 1 day'

interface Part {
  text: string
  values: (string | null)[]
}

/** Where a record is read; a query with its parameters in their order. */
function placeOf({ table, view, query }: RecordMapping, own: Readonly<Record<string, string | null>> = {}): Part {
  if (query === undefined) return { text: quotedTable(table ?? view ?? ''), values: [] }
  const names = parametersOf(query)
  const text = `(${withParameters(query, Object.fromEntries(names.map((name) => [name, '?'])))})`
  return { text, values: names.map((name) => own[name] ?? null) }
}

/** A text is compared as the column's index can, and then byte by byte: collations take `a` for `A` and `Á`, and drop blanks. */
function keyed(column: string, key: string, isNumber: boolean): Part {
  if (isNumber) return { text: `${column} = ?`, values: [key] }
  const exact = { text: `cast(${wholeText(column)} as binary) = cast(? as binary)`, values: [key] }
  // a column of another character set cannot be compared with what it has no letters for
  if (!/^[\x20-\x7e]*$/.test(key)) return exact
  return { text: `${column} = ? and ${exact.text}`, values: [key, key] }
}

function wholeText(column: string): string {
  return `convert(cast(${column} as char) using utf8mb4) collate utf8mb4_bin`
}

/** A day that is none (`0000-00-00`) stands for an open end. */
function inForce({ from, to }: { from: string; to: string }, today: string): Part {
  const [begins, ends] = [from, to].map((name) => `nullif(left(cast(t.${quoted(name)} as char), 10), '0000-00-00')`)
  return { text: `coalesce(${begins} <= ?, true) and coalesce(${ends} >= ?, true)`, values: [today, today] }
}

function textOf(column: string, kind: ColumnKind | undefined): string {
  return kind === 'boolean' ? `cast(${column} + 0 as char)` : `cast(${column} as char)`
}

function keyText(key: KeyName, name: string, kind: ColumnKind | undefined): string {
  const text = `cast(t.${quoted(name)} as char)`
  const least = kind === 'number' ? digits[key] : undefined
  return least === undefined ? text : `lpad(${text}, greatest(char_length(${text}), ${least}), '0')`
}

function textIn(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** Why a table, view or query cannot be read, in a sentence; what is away stays an error. */
function refusal({ table, view }: RecordMapping, error: unknown): string {
  const { reason = '' } = error as { reason?: string }
  const name = table ?? view
  if (!(error instanceof DomainError) || error.code !== 'source_changed') throw error
  if (name === undefined) return `The database does not take this query: ${reason}.`
  // without a grant these databases do not say whether there is one
  return `There is no table or view "${name}" that this role can see. If there is, grant it: grant select on ${name} to <role>;`
}

const slow = new Set([1969, 3024, 1317])
/** Errors of names and grants, whose messages name columns and tables and never a value. */
const naming = new Set([1049, 1051, 1054, 1060, 1064, 1142, 1143, 1146, 1305, 1356, 1630])

function explain(error: unknown): DomainError & { reason?: string } {
  if (error instanceof DomainError) return error
  const {
    code = '',
    errno = 0,
    sqlMessage,
    sqlState = '',
  } = error as Partial<mysql.QueryError & { sqlMessage: string; sqlState: string }>
  if (slow.has(errno) || code === 'ETIMEDOUT') return sourceSlow(code)
  if (naming.has(errno)) return sourceChanged(sqlMessage)
  return /^(21|22|42)/.test(sqlState) && errno !== 1044 ? sourceChanged(code) : sourceAway(code)
}
