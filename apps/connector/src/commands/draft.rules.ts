import type { DescribedColumn } from '../sources/source.js'

const looks = {
  personId: /(^|_)(cccd|so_?dinh_?danh|ma_?dinh_?danh|person(al)?_?id|citizen_?id|owner_?id|holder_?id|id_?number)$/i,
  name: /(^|_)(full_?name|ho_?(va_?)?ten|owner_?name|holder_?name|name)$/i,
  recordDate: /(^|_)(updated?_?(on|at)?|modified(_?(on|at))?|recorded_?on|ngay_?cap_?nhat|cap_?nhat)$/i,
  from: /(^|_)(valid|owned|effective|hieu_?luc)_?(from|tu)$/i,
  to: /(^|_)(valid|owned|effective|hieu_?luc)_?(to|den|until)$/i,
  changedAt: /(^|_)(changed|updated|modified)_?at$/i,
}

/**
 * A first mapping of every table with a column that looks like a personal id. Whatever is not read from the database but taken
 * from the look of a name is marked `# guess`; what nothing was found for is `FILL_IN`, which no check passes.
 */
export function draftOf(database: string, source: 'postgres' | 'mysql', columns: readonly DescribedColumn[]): string {
  const registry = camel(database)
  const tables = [...Map.groupBy(columns, ({ table }) => table)]
  const drafted = tables.flatMap(([table, own]) => recordOf(registry, table, own))
  const others = tables.filter(([, own]) => !own.some(isPersonId)).map(([table]) => table)
  return [
    '# A first mapping, written from the tables of the database. Look at each "guess", fill in each FILL_IN, remove what is',
    '# not to be told, and name the concepts as the shared dictionary does. Then: npm run connector -- --mapping … --check',
    `registry: ${registry} # guess`,
    `source: ${source}`,
    ...(others.length > 0
      ? [`# Without a column that looks like a personal id, and left out: ${others.join(', ')}`]
      : []),
    ...(drafted.length > 0
      ? ['records:', ...drafted]
      : ['records: {} # no table has a column that looks like a personal id']),
    '',
  ].join('\n')
}

function recordOf(registry: string, table: string, columns: readonly DescribedColumn[]): string[] {
  const key = columns.find(isPersonId)
  if (!key) return []
  const like = (look: RegExp, ...types: RegExp[]) =>
    columns.find(({ column, type }) => look.test(column) && types.every((each) => each.test(type)))?.column
  const kind = camel(table.split('.').at(-1) ?? table)
  const id = columns.find(({ isKey, column }) => isKey && column !== key.column)?.column
  const recordDate = like(looks.recordDate, /date|time/i)
  const [from, to] = [like(looks.from), like(looks.to)]
  const changedAt = like(looks.changedAt, /timestamp|datetime/i)
  const name = like(looks.name)
  const apart = new Set([key.column, name, recordDate, from, to, changedAt])
  const facts = columns.filter(({ column }) => !apart.has(column))
  return [
    `  ${kind}: # guess`,
    `    table: ${table}`,
    `    keys: { personId: ${key.column} } # guess`,
    ...(name === undefined ? [] : [`    name: ${name} # guess`]),
    `    id: ${id ?? 'FILL_IN # the column that tells one record from another'}`,
    ...(key.isUnique ? [] : ['    many: 20 # guess: one person may have several']),
    `    recordDate: ${recordDate === undefined ? 'FILL_IN # the day the record was written' : `${recordDate} # guess`}`,
    ...(from && to ? [`    history: { from: ${from}, to: ${to} } # guess`] : []),
    ...(changedAt === undefined ? [] : [`    changedAt: ${changedAt} # guess`]),
    '    facts:',
    ...facts.map((column) => factOf(registry, kind, column)),
    ...(facts.length === 0 ? ['      FILL_IN: {}'] : []),
  ]
}

function factOf(registry: string, kind: string, { column, type }: DescribedColumn): string {
  const concept = `${kind === registry ? '' : `${registry}.`}${kind}.${camel(column)}`
  const isCode = /(^|_)(code|type|kind|status|ma|loai)$/i.test(column)
  const hint = isCode ? ': a code? Then list what each means under "codes"' : ''
  return `      ${concept}: { column: ${column}, type: ${typeOf(type)} } # guess${hint}`
}

function typeOf(type: string): string {
  if (/^(bool|tinyint\(1\))/i.test(type)) return 'boolean'
  if (/^(date|timestamp|datetime)/i.test(type)) return 'date'
  return /^(small|big|medium|tiny)?int|^(numeric|decimal|real|double|float)/i.test(type) ? 'number' : 'string'
}

function isPersonId({ column, type }: DescribedColumn): boolean {
  return looks.personId.test(column) && /char|text|int|numeric|decimal/i.test(type)
}

function camel(name: string): string {
  const [first = '', ...rest] = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .split(/[^A-Za-z]+/)
    .filter((part) => part !== '')
  return (
    [first.toLowerCase(), ...rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join('') || 'unnamed'
  )
}
