import { readFileSync } from 'node:fs'
import { faultOfTable, type TableColumn } from './table-file.rules.js'

export type UnitLevel = 'province' | 'district' | 'commune'
export type UnitKind =
  'thanh-pho' | 'tinh' | 'quan' | 'huyen' | 'thi-xa' | 'phuong' | 'xa' | 'thi-tran' | 'dac-khu' | 'khac'

/** One administrative unit as it was from `validFrom` to `validTo` (inclusive; absent means open). */
export interface Unit {
  code: string
  level: UnitLevel
  kind: UnitKind
  name: string
  parent?: string
  validFrom?: string
  validTo?: string
}

/** Where an old commune, or a part of it, went in July 2025. */
export interface UnitChange {
  code: string
  share: 'whole' | 'part'
  /** It took most of a split commune: shown first, never taken as the answer. */
  largest: boolean
}

/** Every state of every unit of both eras, in the order of the file; read and kept when somebody first asks for all. */
export function allUnits(): readonly Unit[] {
  all ??= linesOf(unitFile).flatMap(([, lines]) => lines.map(unitOfLine))
  return all
}

/** The states of one code in both eras; what nobody asks for stays text. */
export function unitsOfCode(code: string): readonly Unit[] {
  const known = readUnits.get(code)
  if (known) return known
  const units = linesByCode().get(code)?.map(unitOfLine)
  if (units) readUnits.set(code, units)
  return units ?? []
}

/** What became of each commune of before July 2025, the largest part first; read when somebody first asks. */
export function unitChanges(): ReadonlyMap<string, readonly UnitChange[]> {
  changes ??= changesByOldCommune()
  return changes
}

/** What is wrong in the files of administrative units: one sentence that names file, line and column, or nothing. */
export function faultOfUnitData(folder: URL = unitDataFolder): string | undefined {
  for (const { name, columns } of [unitFile, changeFile]) {
    const text = textOf(new URL(name, folder))
    if (text === undefined) return `${name} cannot be read.`
    const fault = faultOfTable(name, text, columns)
    if (fault) return fault
  }
  return undefined
}

/** Where the files of the country's units are. */
export const unitDataFolder = new URL('../data/', import.meta.url)
const commune = { fits: /^\d{5}$/, expected: 'a code of five digits' }
const dayOrNone = { fits: /^(\d{4}-\d\d-\d\d)?$/, expected: 'a day (YYYY-MM-DD) or nothing' }
const unitFile = {
  name: 'admin-units.csv',
  columns: [
    { name: 'code', fits: /^(\d{2}|\d{3}|\d{5})$/, expected: 'a code of two, three or five digits' },
    { name: 'level', ...oneOf('province', 'district', 'commune') },
    {
      name: 'kind',
      ...oneOf('thanh-pho', 'tinh', 'quan', 'huyen', 'thi-xa', 'phuong', 'xa', 'thi-tran', 'dac-khu', 'khac'),
    },
    { name: 'name', fits: /^\p{L}.*\S$/u, expected: 'a name' },
    { name: 'parent', fits: /^(\d{2}|\d{3})?$/, expected: 'a code of two or three digits or nothing' },
    { name: 'valid_from', ...dayOrNone },
    { name: 'valid_to', ...dayOrNone },
  ],
}
const changeFile = {
  name: 'admin-unit-changes.csv',
  columns: [
    { name: 'old_commune', ...commune },
    { name: 'new_commune', ...commune },
    { name: 'share', ...oneOf('whole', 'part') },
    { name: 'largest', fits: /^(yes)?$/, expected: 'yes or nothing' },
  ],
}
let all: readonly Unit[] | undefined
let byCode: ReadonlyMap<string, string[]> | undefined
const readUnits = new Map<string, readonly Unit[]>()
let changes: ReadonlyMap<string, readonly UnitChange[]> | undefined

function linesByCode(): ReadonlyMap<string, string[]> {
  byCode ??= new Map(linesOf(unitFile))
  return byCode
}

function unitOfLine(line: string): Unit {
  const [code = '', level, kind, name = '', parent, validFrom, validTo] = line.split(',')
  return {
    code,
    level: level as UnitLevel,
    kind: kind as UnitKind,
    name,
    ...(parent ? { parent } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
  }
}

function changesByOldCommune(): Map<string, UnitChange[]> {
  const found = new Map<string, UnitChange[]>()
  for (const [old, lines] of linesOf(changeFile)) {
    const taken = lines.map((line) => {
      const [, code = '', share, largest] = line.split(',')
      return { code, share: share as UnitChange['share'], largest: largest === 'yes' }
    })
    found.set(old, [...taken.filter(({ largest }) => largest), ...taken.filter(({ largest }) => !largest)])
  }
  return found
}

/** The lines of a file of `libs/vietnam/data` by their first column. */
function linesOf({ name }: { name: string }): [string, string[]][] {
  const [, ...lines] = readFileSync(new URL(name, unitDataFolder), 'utf8').trimEnd().split('\n')
  return [...Map.groupBy(lines, (line) => line.slice(0, line.indexOf(',')))]
}

function textOf(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function oneOf(...words: string[]): Pick<TableColumn, 'fits' | 'expected'> {
  return { fits: new RegExp(`^(${words.join('|')})$`), expected: `one of ${words.join(', ')}` }
}
