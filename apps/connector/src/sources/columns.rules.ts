import { columnsOf, takesKey, type KeyName, type RecordMapping } from '../mapping/mapping.js'
import type { MappingProblem } from '../mapping/mapping.rules.js'

/** What a column can hold, whatever the source calls it. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'date' | 'other'

/** Digits of keys, which a column of numbers has without the zeros they begin with. */
export const digits: Partial<Record<KeyName, number>> = { personId: 12, formerIds: 9, taxCodes: 10 }

const fitting: Record<string, readonly ColumnKind[]> = {
  string: ['text', 'number', 'date', 'boolean', 'other'],
  number: ['number'],
  boolean: ['boolean'],
  date: ['date'],
}

/** Which columns of a record are not there or hold something else than it says; `kindOf` is undefined where there is none. */
export function columnProblems(
  kind: string,
  record: RecordMapping,
  kindOf: (column: string) => ColumnKind | undefined,
): MappingProblem[] {
  const at = ['records', kind]
  const places = new Map(placesOf(record).map(({ column, path }) => [column, [...at, ...path]]))
  const keys = takesKey(record) ? [] : Object.entries(record.keys)
  const wanted = [...new Set([...columnsOf(record), ...places.keys(), ...keys.map(([, column]) => column)])]
  const missing = wanted.filter((column) => kindOf(column) === undefined)
  const wrongKeys = keys.filter(([, column]) => !['text', 'number', undefined].includes(kindOf(column)))
  return [
    ...missing.map((column) => said(places.get(column) ?? at, `There is no column "${column}".`)),
    ...wrongKeys.map(([key, column]) =>
      said([...at, 'keys', key], `"${column}" holds neither text nor whole numbers.`),
    ),
    ...Object.entries(record.facts).flatMap(([concept, { column, type = 'string', codes }]) => {
      const held = kindOf(column)
      if (held === undefined || codes !== undefined || fitting[type]?.includes(held)) return []
      return [
        said(
          [...at, 'facts', concept],
          `"${column}" holds ${held}, not ${type}: correct "type", or name another column.`,
        ),
      ]
    }),
  ]
}

function placesOf({ keys, id, name, label, recordDate, quality, history, changedAt, facts, query }: RecordMapping) {
  const single = { id, name, label, recordDate, changedAt }
  return [
    ...(query?.includes(':key') ? [] : Object.entries(keys).map(([key, column]) => ({ column, path: ['keys', key] }))),
    ...Object.entries(single).flatMap(([path, column]) => (column === undefined ? [] : [{ column, path: [path] }])),
    ...(typeof quality === 'object' ? [{ column: quality.column, path: ['quality', 'column'] }] : []),
    ...(history ? Object.entries(history).map(([end, column]) => ({ column, path: ['history', end] })) : []),
    ...Object.entries(facts).map(([concept, { column }]) => ({ column, path: ['facts', concept] })),
  ]
}

function said(path: string[], problem: string): MappingProblem {
  return { path, problem }
}
