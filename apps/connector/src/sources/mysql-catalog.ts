import mysql, { type FieldPacket } from 'mysql2/promise'
import type { ColumnKind } from './columns.rules.js'

export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

export function quotedTable(name: string): string {
  return name.split('.').map(quoted).join('.')
}

const { Types } = mysql
const numbers = new Set<number>([
  ...[Types.DECIMAL, Types.TINY, Types.SHORT, Types.LONG, Types.FLOAT, Types.DOUBLE],
  ...[Types.LONGLONG, Types.INT24, Types.YEAR, Types.NEWDECIMAL],
])
const dates = new Set<number>([Types.TIMESTAMP, Types.DATE, Types.DATETIME, Types.NEWDATE])
const texts = new Set<number>([
  ...[Types.VARCHAR, Types.VAR_STRING, Types.STRING, Types.ENUM],
  ...[Types.TINY_BLOB, Types.MEDIUM_BLOB, Types.LONG_BLOB, Types.BLOB],
])
/** The character set of what is bytes and no text. */
const binary = 63

/** What a column of a result holds; `tinyint(1)` and `bit(1)` are what these databases call boolean. */
export function kindOf({ columnType = -1, columnLength = 0, characterSet }: FieldPacket): ColumnKind {
  if ((columnType === Types.TINY || columnType === Types.BIT) && columnLength === 1) return 'boolean'
  if (numbers.has(columnType)) return 'number'
  if (dates.has(columnType)) return 'date'
  return texts.has(columnType) && characterSet !== binary ? 'text' : 'other'
}

/** Tables, columns, types, and whether a column is in the primary key and unique by itself; of the own database unless named. */
export const mysqlDescription = `
  select c.table_name, c.column_name, c.column_type, c.column_key = 'PRI', exists (
    select 1 from information_schema.statistics s
    where s.table_schema = c.table_schema and s.table_name = c.table_name and s.column_name = c.column_name
      and s.non_unique = 0 and not exists (
        select 1 from information_schema.statistics o
        where o.table_schema = s.table_schema and o.table_name = s.table_name and o.index_name = s.index_name
          and o.seq_in_index > 1))
  from information_schema.columns c
  where c.table_schema = coalesce(?, database())
  order by c.table_name, c.ordinal_position`

/** Privileges of MySQL and MariaDB that write nothing. */
const reading = new Set(['USAGE', 'SELECT', 'SHOW VIEW', 'SHOW DATABASES'])

/**
 * What lines of `SHOW GRANTS` let a role of MySQL or MariaDB do besides reading, one sentence each with what to revoke. A role
 * it was given is refused as it is: what that may do is not in these lines.
 */
export function grantProblems(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const [, privileges = '', place = '', rest = ''] =
      /^GRANT (.+?) ON (.+?) TO (?:.*?)((?: WITH GRANT OPTION)?)$/.exec(line) ?? []
    if (privileges === '') {
      const [, given = ''] = /^GRANT (.+) TO /.exec(line) ?? []
      if (given === '') return [] // no grant: SET DEFAULT ROLE …
      return [`It was given ${given}. Revoke it, and grant select on the tables alone: revoke ${given} from <role>;`]
    }
    const more = listed(privileges).filter((each) => !reading.has(each.replace(/ ?\(.*$/, '').toUpperCase()))
    const wrong = rest === '' ? more : [...more, 'GRANT OPTION']
    if (wrong.length === 0) return []
    const named = wrong.join(', ').toLowerCase()
    return [`It may ${named} on ${place}. Revoke it: revoke ${named} on ${place} from <role>;`]
  })
}

/** `SELECT (a, b), INSERT` as its two privileges. */
function listed(privileges: string): string[] {
  return privileges.split(/, (?![^(]*\))/)
}
