import type { Quality } from '#contracts'
import type { HeldConcepts } from '#registry'
import { formatArea, unitAt, unitPath } from '#vietnam'

/** One share in one parcel with what stands on it; dates are `YYYY-MM-DD`. */
export interface HoldingRow {
  owner_kind: 'person' | 'formerId' | 'household'
  /** Null of a household. */
  id_number: string | null
  name_key: string
  birth_year: number | null
  share_part: number
  share_whole: number
  parcel_id: string
  commune_code: string
  mapped_on: string
  sheet_no: number
  plot_no: number
  area_m2: number
  use_code: string
  address_detail: string
  trust: 'verified' | 'unverified'
  updated_on: string
  floor_area_m2: number | null
  built_area_m2: number | null
  recorded_on: string | null
  serial: string | null
  issued_on: string | null
  mortgaged: boolean
  disputed: boolean
}

const holding = `o.owner_kind, o.id_number, o.name_key, o.birth_year, o.share_part, o.share_whole, p.parcel_id,
    p.commune_code, p.mapped_on::text, p.sheet_no, p.plot_no, p.area_m2::float8, p.use_code, p.address_detail, p.trust,
    p.updated_on::text, h.floor_area_m2::float8, h.built_area_m2::float8, h.recorded_on::text, c.serial, c.issued_on::text,
    exists(select from mortgage m where m.parcel_id = p.parcel_id and m.released_on is null) as mortgaged,
    exists(select from dispute d where d.parcel_id = p.parcel_id and d.closed_on is null) as disputed`
const joined = `from owner o
  join parcel p on p.parcel_id = o.parcel_id
  left join house h on h.parcel_id = o.parcel_id
  left join lateral (select serial, issued_on from certificate c where c.parcel_id = o.parcel_id
    order by issued_on desc limit 1) c on true`

/** The holdings of whoever has these ids. */
export const holdingStatement = `select ${holding} ${joined}
  where o.id_number = any($1::text[])
  order by p.parcel_id`

/** A holding with every serial its parcel was ever certified under. */
export interface KeyedRow extends HoldingRow {
  serials: string[]
}

/** All holdings of the parcels these keys lead to, whoever has them: by serials, and by commune, sheet and plot. */
export const keyedStatement = `select ${holding},
    array(select serial from certificate k where k.parcel_id = o.parcel_id) as serials
  ${joined}
  where o.parcel_id in (
    select parcel_id from certificate where serial = any($1::text[])
    union
    select k.parcel_id from parcel k
    join unnest($2::text[], $3::int[], $4::int[]) as asked (commune, sheet, plot)
      on k.commune_code = asked.commune::char(5) and k.sheet_no = asked.sheet and k.plot_no = asked.plot)
  order by p.parcel_id`

/** "Hộ ông …" owners whose name and birth year could be the subject's. */
export interface HouseholdOwnerRow {
  name_key: string
  birth_year: number | null
}

export const householdOwnerStatement = `select distinct name_key, birth_year from owner
  where owner_kind = 'household' and name_key = any($1::text[])`

/** `Thửa 112, tờ bản đồ 8, phường Đại Mỗ`: by the commune's name on the day it was mapped. */
export function parcelText({ plot_no, sheet_no, commune_code, mapped_on }: HoldingRow): string {
  const name = unitAt(commune_code, mapped_on)?.name ?? commune_code
  return `Thửa ${plot_no}, tờ bản đồ ${sheet_no}, ${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
}

/** What tells a parcel apart for a person who chooses: text, area and use. */
export function parcelLabel(row: HoldingRow): string {
  return `${parcelText(row)} – ${formatArea(row.area_m2)}, ${row.use_code}`
}

const address = ({ address_detail, commune_code, mapped_on }: HoldingRow): string =>
  `${address_detail}, ${unitPath(commune_code, mapped_on) ?? commune_code}`
const share = ({ share_part, share_whole }: HoldingRow): string => `${share_part}/${share_whole}`
const updated = ({ updated_on }: HoldingRow): string => updated_on
const built = ({ recorded_on, updated_on }: HoldingRow): string => recorded_on ?? updated_on
const issued = ({ issued_on, updated_on }: HoldingRow): string => issued_on ?? updated_on
const quality = ({ disputed, trust }: HoldingRow): Quality => (disputed ? 'disputed' : trust)

/** Kind `home`: a parcel with a house. */
export const homeConcepts: HeldConcepts<HoldingRow> = {
  'land.home.owned': { attribute: 'owner.id_number', value: () => true, recordDate: issued, quality },
  'land.home.floorArea': {
    attribute: 'house.floor_area_m2',
    value: (row) => row.floor_area_m2,
    recordDate: built,
    quality,
  },
  'land.home.parcel': { attribute: 'parcel.plot_no', value: parcelText, recordDate: updated, quality },
  'land.home.share': { attribute: 'owner.share_part', value: share, recordDate: issued, quality },
  'land.home.address': { attribute: 'parcel.address_detail', value: address, recordDate: updated, quality },
}

/** Kind `parcel`. */
export const parcelConcepts: HeldConcepts<HoldingRow> = {
  'land.parcel.id': { attribute: 'parcel.parcel_id', value: (row) => row.parcel_id, recordDate: updated, quality },
  'land.parcel.number': {
    attribute: 'parcel.plot_no',
    value: (row) => String(row.plot_no),
    recordDate: updated,
    quality,
  },
  'land.parcel.sheet': {
    attribute: 'parcel.sheet_no',
    value: (row) => String(row.sheet_no),
    recordDate: updated,
    quality,
  },
  'land.parcel.area': { attribute: 'parcel.area_m2', value: (row) => row.area_m2, recordDate: updated, quality },
  'land.parcel.useCode': { attribute: 'parcel.use_code', value: (row) => row.use_code, recordDate: updated, quality },
  'land.parcel.address': { attribute: 'parcel.address_detail', value: address, recordDate: updated, quality },
  'land.parcel.floorArea': {
    attribute: 'house.floor_area_m2',
    value: (row) => row.floor_area_m2,
    recordDate: built,
    quality,
  },
  'land.parcel.builtArea': {
    attribute: 'house.built_area_m2',
    value: (row) => row.built_area_m2,
    recordDate: built,
    quality,
  },
  'land.parcel.disputed': { attribute: 'dispute', value: (row) => row.disputed, recordDate: updated, quality },
  'land.parcel.mortgaged': { attribute: 'mortgage', value: (row) => row.mortgaged, recordDate: updated, quality },
  'land.parcel.certificate': {
    attribute: 'certificate.serial',
    value: (row) => row.serial,
    recordDate: issued,
    quality,
  },
  'land.parcel.share': { attribute: 'owner.share_part', value: share, recordDate: issued, quality },
}
