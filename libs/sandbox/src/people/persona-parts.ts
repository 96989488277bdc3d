import { lastFormerDay, mergerDay, readPersonalId } from '#vietnam'
import type { Household, Parcel, Resident, Stay, TaxFile } from '../model/household.js'
import { parcelId } from '../model/identity-numbers.js'
import { personas } from '../personas.js'
import { payer } from '../records/tax-files.js'

/** When population last wrote the records of the personas. */
const updatedOn = '2026-06-15'

/** A member of a persona's family. */
export interface Relative {
  name: string
  id: string
  birthDate: string
  relation: Resident['relationToHead']
  fatherId?: string
  /** VND a month in the closed years. */
  monthly?: number
}

/** A citizen persona as population and tax know them. */
export function resident(personaId: string, known: Partial<Resident>): Resident {
  const persona = personas.find(({ id }) => id === personaId)
  if (persona?.personId === undefined || persona.birthDate === undefined) {
    throw new RangeError(`There is no citizen persona "${personaId}".`)
  }
  const stay = { unit: persona.residence ?? '', unitAsOf: mergerDay, detail: addresses[personaId] ?? '' }
  return {
    personId: persona.personId,
    fullName: persona.name,
    birthDate: persona.birthDate,
    sex: readPersonalId(persona.personId).sex,
    ethnicity: 'Kinh',
    maritalStatus: 'single',
    formerIds: [],
    relationToHead: 'head',
    stays: [{ ...stay, since: '2020-03-01', ...formerUnits[personaId] }],
    updatedOn,
    ...known,
  }
}

/** Someone of a persona's household; a child has the persona as parent. */
export function relative(persona: Resident, { name, id, birthDate, relation, fatherId, monthly }: Relative): Resident {
  const parent =
    relation !== 'child'
      ? {}
      : persona.sex === 'female'
        ? { motherId: persona.personId }
        : { fatherId: persona.personId }
  const [stay] = persona.stays
  return {
    personId: id,
    fullName: name,
    birthDate,
    sex: readPersonalId(id).sex,
    ethnicity: 'Kinh',
    maritalStatus: relation === 'spouse' ? 'married' : relation === 'parent' ? 'widowed' : 'single',
    formerIds: [],
    relationToHead: relation,
    ...parent,
    ...(fatherId === undefined ? {} : { fatherId }),
    stays: stay === undefined ? [] : [stay],
    ...(monthly === undefined ? {} : { tax: earning(monthly) }),
    updatedOn,
  }
}

/** A tax file with the same pay in each of the closed years, from one payer. */
export function earning(monthly: number, formerCode?: string): TaxFile {
  const employer = payer(Math.floor(monthly / 100_000) % 144)
  return {
    ...(formerCode === undefined ? {} : { formerCode }),
    parked: false,
    incomes: [2023, 2024, 2025].map((year) => ({ year, ...employer, amount: monthly * 12 })),
    outstanding: 0,
  }
}

/** A persona's parcel: verified urban land mapped in 2014 unless said otherwise. */
export function parcelOf(
  known: Omit<Parcel, 'id' | 'useCode' | 'trust' | 'mappedOn' | 'updatedOn'> & Partial<Parcel> & { sequence: number },
): Parcel {
  const { sequence, ...parcel } = known
  return {
    id: parcelId(999_999 - sequence),
    useCode: 'ODT',
    trust: 'verified',
    mappedOn: '2014-06-01',
    updatedOn: '2026-03-20',
    ...parcel,
  }
}

/** A household whose members have lived together since it was opened, or since their birth. */
export function householdOf(number: string, openedOn: string, people: Resident[], parcels: Parcel[]): Household {
  const registered = people.map((person) => ({
    ...person,
    stays: person.stays.map((stay) => ({ ...stay, since: person.birthDate > openedOn ? person.birthDate : openedOn })),
  }))
  return { number, openedOn, people: registered, parcels }
}

const addresses: Readonly<Record<string, string>> = {
  lan: 'Số 9, ngõ 68, đường Đại Mỗ',
  minh: 'Phòng 1204, nhà CT2, phố Hàm Nghi',
  hoa: 'Số 31, đường Nguyễn Huệ',
  tuan: 'Thôn 4',
  bay: 'Số 214/8, đường Bùi Đình Túy',
  thu: 'Số 15, ngõ 120, đường Đại Mỗ',
  cuong: 'Số 22, phố Phan Đình Phùng',
  ut: 'Ấp 2',
  mai: 'Số 88, đường Hoàng Diệu',
  khoi: 'Tổ 6, khu Gia Cẩm',
  quyen: 'Số 27, ngõ 5, đường Đại Mỗ',
  nga: 'Số 14, phố Nghĩa Dũng',
  luong: 'Số 3, ngõ 41, đường Đại Mỗ',
  khanh: 'Số 62, đường Cầu Diễn',
  ngan: 'Phòng 803, nhà A1, đường Tố Hữu',
  sinh: 'Số 118, đường Hồ Tùng Mậu',
  phat: 'Số 45, đường Nơ Trang Long',
  nam: 'Số 19, phố Trung Văn',
}

/** Residences nobody converted in July 2025: they stand under the code their commune had until then. */
const formerUnits: Readonly<Record<string, Pick<Stay, 'unit' | 'unitAsOf'>>> = {
  quyen: { unit: '00634', unitAsOf: lastFormerDay },
  nga: { unit: '00001', unitAsOf: lastFormerDay },
}
