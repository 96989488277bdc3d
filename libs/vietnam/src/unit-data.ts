import { readFileSync } from 'node:fs'

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

const unitFile = { name: 'admin-units.csv', heading: 'code,level,kind,name,parent,valid_from,valid_to' }
const changeFile = { name: 'admin-unit-changes.csv', heading: 'old_commune,new_commune,share,largest' }
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

/** The lines of a file of `libs/vietnam/data` by their first column; a heading that is not the one expected is refused. */
function linesOf({ name, heading }: { name: string; heading: string }): [string, string[]][] {
  const [first, ...lines] = readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  if (first !== heading) throw new TypeError(`${name} begins with "${first}", expected "${heading}".`)
  return [...Map.groupBy(lines, (line) => line.slice(0, line.indexOf(',')))]
}
