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

/** Every state of every unit of both eras, in the order of the file. */
export const units: readonly Unit[] = rows('admin-units.csv', 'code,level,kind,name,parent,valid_from,valid_to').map(
  ([code = '', level, kind, name = '', parent, validFrom, validTo]) => ({
    code,
    level: level as UnitLevel,
    kind: kind as UnitKind,
    name,
    ...(parent ? { parent } : {}),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
  }),
)

/** What became of each commune of before July 2025, the largest part first. */
export const changes: ReadonlyMap<string, readonly UnitChange[]> = changesByOldCommune()

function changesByOldCommune(): Map<string, UnitChange[]> {
  const found = new Map<string, UnitChange[]>()
  for (const [old = '', code = '', share, largest] of rows(
    'admin-unit-changes.csv',
    'old_commune,new_commune,share,largest',
  )) {
    const change: UnitChange = { code, share: share as UnitChange['share'], largest: largest === 'yes' }
    const others = found.get(old)
    if (others === undefined) found.set(old, [change])
    else if (change.largest) others.unshift(change)
    else others.push(change)
  }
  return found
}

/** The rows of one file of `libs/vietnam/data`; a heading that is not the one expected is refused. */
function rows(file: string, heading: string): string[][] {
  const [first, ...lines] = readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  if (first !== heading) throw new TypeError(`${file} begins with "${first}", expected "${heading}".`)
  return lines.map((line) => line.split(','))
}
