import { mergerDay, predecessors, provinceOf, unitAt, unitPath, unitsAt, type Unit } from '#vietnam'
import { personaCommunes } from '../personas.js'
import { peoples } from './given-names.js'
import { asOf } from './household.js'
import type { Random } from './random.js'

/** The last day the communes of before the merger had their codes. */
export const lastOldDay = '2025-06-30'

const places = new Map<string, Place>()
const addresses = new Map<string, string>()
/** Island units that had no communes before July 2025 are left out: nothing could be mapped or registered there then. */
const communes = unitsAt(asOf, 'commune').filter(({ code }) => predecessors(code).length > 0)
const streets =
  'Lê Lợi,Trần Phú,Nguyễn Trãi,Quang Trung,Hai Bà Trưng,Lý Thường Kiệt,Nguyễn Du,Trần Hưng Đạo,Phan Chu Trinh,Hùng Vương,Điện Biên Phủ,Võ Thị Sáu,Lê Hồng Phong,Nguyễn Huệ,Bà Triệu,Ngô Quyền,Hoàng Diệu,Tô Hiệu'.split(
    ',',
  )
const highlands = new Set(['66', '52', '68'])
const delta = new Set(['91', '92', '96', '86'])
const northern: Readonly<Record<string, readonly string[]>> = {
  '04': ['Tày', 'Nùng', 'Mông'],
  '08': ['Tày', 'Mông', 'Nùng'],
  '11': ['Thái', 'Mông'],
  '12': ['Thái', 'Mông'],
  '14': ['Thái', 'Mông', 'Mường'],
  '15': ['Tày', 'Mông', 'Thái'],
  '19': ['Tày', 'Nùng'],
  '20': ['Tày', 'Nùng'],
  '25': ['Mường'],
}

/** A commune of today with its province and what it was made of. */
export interface Place {
  commune: Unit
  province: string
  /** `Thành phố Hà Nội`. */
  provinceName: string
  /** The province (of the old 63) whose births are registered here: what a personal id begins with. */
  birthProvince: string
  /** Its communes of before July 2025. */
  former: readonly string[]
}

/**
 * Where a household lives: every second one in a commune of the personas, so that those look like communes and not like
 * hamlets; the others anywhere in the country.
 */
export function anyPlace(random: Random): Place {
  return placeOf(random.chance(50) ? random.pick(personaCommunes) : random.pick(communes).code)
}

/** How likely a commune is to be where a household lives; all together 1. */
export function* likelyPlaces(): Generator<readonly [place: Place, likelihood: number]> {
  for (const code of personaCommunes) yield [placeOf(code), 0.5 / personaCommunes.length]
  for (const { code } of communes) yield [placeOf(code), 0.5 / communes.length]
}

/** A commune of today by its code. */
export function placeOf(code: string): Place {
  const known = places.get(code)
  if (known !== undefined) return known
  const place = readPlace(code)
  places.set(code, place)
  return place
}

function readPlace(code: string): Place {
  const commune = unitAt(code, asOf)
  const province = provinceOf(code, asOf)
  if (commune === undefined || province === undefined) throw new RangeError(`No commune ${code} on ${asOf}.`)
  const former = predecessors(code)
  const [first] = former
  const before = first === undefined ? undefined : provinceOf(first, lastOldDay)
  const provinceName = province.name
  return { commune, province: province.code, provinceName, birthProvince: before?.code ?? province.code, former }
}

/** House and street in a phường, village elsewhere. */
export function addressDetail(random: Random, place: Place): string {
  if (place.commune.kind === 'phuong') {
    const street = `đường ${random.pick(streets)}`
    return random.chance(40)
      ? `Số ${random.int(1, 60)}, ngõ ${random.int(2, 320)}, ${street}`
      : `Số ${random.int(1, 480)}, ${street}`
  }
  return Number(place.province) >= 66 ? `Ấp ${random.int(1, 12)}` : `Thôn ${random.int(1, 14)}`
}

/** The place as an address names it on a day: before the merger by the first of its former communes. */
export function addressOf(place: Place, day: string): string {
  const key = `${place.commune.code} ${day < mergerDay}`
  const known = addresses.get(key)
  if (known !== undefined) return known
  const path = day < mergerDay ? unitPath(place.former[0] ?? '', lastOldDay) : unitPath(place.commune.code, asOf)
  addresses.set(key, path ?? place.provinceName)
  return path ?? place.provinceName
}

/** The code of the commune whose books an event of a day stands in: before the merger the first of the former ones. */
export function formerCommune(place: Place, day: string): string {
  return day >= mergerDay ? place.commune.code : (place.former[0] ?? place.commune.code)
}

/** The commune code in force on a day for someone who lives in this place today. */
export function codeAt(random: Random, place: Place, day: string): string {
  return day >= mergerDay ? place.commune.code : random.pick(place.former)
}

/** The people (dân tộc) of a household, as the region suggests (sample shares). */
export function ethnicityOf(random: Random, place: Place): string {
  const local =
    northern[place.province] ??
    (highlands.has(place.province) ? ['Gia Rai', 'Ê Đê'] : delta.has(place.province) ? ['Khmer'] : [])
  const share = place.commune.kind === 'phuong' ? 8 : northern[place.province] === undefined ? 15 : 45
  const known = local.filter((people) => people in peoples)
  return known.length > 0 && random.chance(share) ? random.pick(known) : 'Kinh'
}
