import { searchKey } from './text.js'
import { allUnits, unitChanges, unitsOfCode, type Unit, type UnitChange, type UnitLevel } from './unit-data.js'

/** The day the 34 provinces and 3,321 communes began (NQ 202/2025/QH15). */
export const mergerDay = '2025-07-01'

/** Units of an earlier day are not known: the list has no beginning for the former units, but the country was divided. */
export const firstKnownDay = '1975-05-01'

/** The last day of the 63 provinces, 696 districts and 10,035 communes. */
export const lastFormerDay = '2025-06-30'

let olderByNewer: ReadonlyMap<string, string[]> | undefined

/**
 * The unit a code named on a day (`YYYY-MM-DD`); a code alone is ambiguous, because codes were used again. None before
 * {@link firstKnownDay}.
 */
export function unitAt(code: string, day: string): Unit | undefined {
  return unitsOfCode(code).find((unit) => isValid(unit, day))
}

/** The last unit a code named that had ended before a day (`YYYY-MM-DD`); its `validTo` is its last day. */
export function endedBefore(code: string, day: string): (Unit & { validTo: string }) | undefined {
  return unitsOfCode(code)
    .flatMap((unit) => (unit.validTo !== undefined && unit.validTo < day ? [{ ...unit, validTo: unit.validTo }] : []))
    .reduce<(Unit & { validTo: string }) | undefined>(
      (last, unit) => (last === undefined || last.validTo < unit.validTo ? unit : last),
      undefined,
    )
}

/** The units of a level on a day, in the order of their codes; `parent` narrows to one province or district. */
export function unitsAt(day: string, level: UnitLevel, parent?: string): Unit[] {
  return allUnits().filter(
    (unit) => unit.level === level && isValid(unit, day) && (parent === undefined || unit.parent === parent),
  )
}

/** Units on a day whose name contains the words, without regard to accents or case; names that begin so come first. */
export function searchUnits(words: string, day: string, level?: UnitLevel): Unit[] {
  const sought = searchKey(words)
  const found = allUnits().filter(
    (unit) => (level === undefined || unit.level === level) && isValid(unit, day) && searchKeyOf(unit).includes(sought),
  )
  return found.sort((a, b) => rank(a, sought) - rank(b, sought))
}

/** The district (before July 2025) or province a unit belonged to on a day. */
export function parentOf(unit: Unit, day: string): Unit | undefined {
  return unit.parent === undefined ? undefined : unitAt(unit.parent, day)
}

/** The province a unit belonged to on a day; a province's own is itself. */
export function provinceOf(code: string, day: string): Unit | undefined {
  let unit = unitAt(code, day)
  while (unit !== undefined && unit.level !== 'province') unit = parentOf(unit, day)
  return unit
}

/** `Phường Đại Mỗ, Thành phố Hà Nội`: a unit and all it belonged to on a day, as an address ends. */
export function unitPath(code: string, day: string): string | undefined {
  const names: string[] = []
  for (let unit = unitAt(code, day); unit !== undefined; unit = parentOf(unit, day)) names.push(unit.name)
  return names.length === 0 ? undefined : names.join(', ')
}

/** One unit that took over another, or a part of it. */
export interface Successor {
  unit: Unit
  share: UnitChange['share']
  largest: boolean
}

/**
 * What became of a unit of the day `asOf` by the day `at`: itself while it still exists, several units where it was
 * split (the largest part first, a hint and never an answer), none where it is not known or has no successor recorded.
 * A former province went whole to one of today's; a former district, a level that is no more, in parts to communes.
 */
export function successors(code: string, asOf: string, at: string): Successor[] {
  const unit = unitAt(code, asOf)
  if (unit === undefined) return []
  if (at < mergerDay || asOf >= mergerDay) {
    const later = unitAt(code, at)
    return later === undefined ? [] : [{ unit: later, share: 'whole', largest: false }]
  }
  return changesOf(unit, asOf).flatMap(({ code: next, share, largest }) => {
    const later = unitAt(next, at)
    return later === undefined ? [] : [{ unit: later, share, largest }]
  })
}

function changesOf({ code, level }: Unit, asOf: string): readonly UnitChange[] {
  if (level === 'commune') return unitChanges().get(code) ?? []
  const isDistrict = level === 'district'
  const districts = new Set(isDistrict ? [code] : unitsAt(asOf, 'district', code).map((district) => district.code))
  const taken = unitsAt(asOf, 'commune')
    .filter(({ parent }) => districts.has(parent ?? ''))
    .flatMap((commune) => unitChanges().get(commune.code) ?? [])
  const next = new Set(taken.map((change) => change.code))
  const units = isDistrict ? next : new Set([...next].map((commune) => provinceOf(commune, mergerDay)?.code ?? ''))
  return [...units].sort().map((unit) => ({ code: unit, share: isDistrict ? 'part' : 'whole', largest: false }))
}

/**
 * Whether a unit of the day `asOf` is still there on the day `at` under the same code and name, with nothing added to
 * it and nothing taken away.
 */
export function stillExists(code: string, asOf: string, at: string): boolean {
  const unit = unitAt(code, asOf)
  const later = unitAt(code, at)
  if (unit === undefined || later === undefined) return false
  if (at < mergerDay || asOf >= mergerDay) return true
  if (unit.level !== 'commune') return unit.level === later.level && unit.name === later.name && isUntouched(unit.code)
  const [only, ...others] = unitChanges().get(code) ?? []
  const isAlone =
    others.length === 0 && only?.code === code && only.share === 'whole' && predecessors(code).length === 1
  return isAlone && bareName(unit) === bareName(later)
}

/** Whether a province of before July 2025 went on without another joined to it. */
function isUntouched(province: string): boolean {
  return unitsAt(mergerDay, 'commune', province).every(({ code }) =>
    predecessors(code).every((older) => provinceOf(older, lastFormerDay)?.code === province),
  )
}

/** A unit's name without its kind: `Đại Mỗ`. */
export function bareName({ name }: Unit): string {
  return name.replace(/^(Thành phố|Tỉnh|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn|Đặc khu) /, '')
}

/** The communes of before July 2025 that went, whole or in part, to a commune of today. */
export function predecessors(code: string): readonly string[] {
  olderByNewer ??= groupPredecessors()
  return olderByNewer.get(code) ?? []
}

function isValid(unit: Unit, day: string): boolean {
  return (unit.validFrom ?? firstKnownDay) <= day && day <= (unit.validTo ?? '9999')
}

function rank(unit: Unit, sought: string): number {
  const key = searchKeyOf(unit)
  const bare = key.replace(/^(thanh pho|tinh|phuong|xa|dac khu|thi tran|thi xa|quan|huien) /, '')
  if (bare === sought || key === sought) return 0
  return bare.startsWith(sought) || key.startsWith(sought) ? 1 : 2
}

const searchKeys = new WeakMap<Unit, string>()

/** Made when somebody first searches: most services only read codes. */
function searchKeyOf(unit: Unit): string {
  const key = searchKeys.get(unit) ?? searchKey(unit.name)
  searchKeys.set(unit, key)
  return key
}

function groupPredecessors(): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [older, taken] of unitChanges()) {
    for (const { code } of taken) groups.set(code, [...(groups.get(code) ?? []), older])
  }
  return groups
}
