import type { Household, Parcel } from '../model/household.js'
import { oddHouseholds } from './persona-odd-households.js'
import { earning, householdOf, parcelOf, relative, resident, type Relative } from './persona-parts.js'

/** The citizens among the personas with their families and land: fixed, so that a story always ends the same way. */
export const personaHouseholds: readonly Household[] = [
  lan(),
  minh(),
  hoa(),
  tuan(),
  bay(),
  thu(),
  cuong(),
  ut(),
  mai(),
  khoi(),
  ...oddHouseholds,
]

function lan(): Household {
  const lan = resident('lan', {
    maritalStatus: 'married',
    formerIds: ['012345678'],
    tax: earning(14_500_000, '8012345672'),
  })
  const husband = relative(lan, {
    name: 'Trần Quốc Hưng',
    id: '036085007311',
    birthDate: '1985-03-02',
    relation: 'spouse',
    monthly: 18_000_000,
  })
  const children: Relative[] = [
    { name: 'Trần Minh Anh', id: '001314016273', birthDate: '2014-05-20', relation: 'child' },
    { name: 'Trần Gia Bảo', id: '001218018840', birthDate: '2018-11-03', relation: 'child' },
  ]
  lan.spouse = { personId: husband.personId, since: '2012-10-20', linked: true }
  husband.spouse = { personId: lan.personId, since: '2012-10-20', linked: true }
  const people = [lan, husband, ...children.map((child) => relative(lan, { ...child, fatherId: husband.personId }))]
  const home = parcelOf({
    sequence: 1, sheet: 8, plot: 112, commune: '00634', area: 31.5, detail: 'Ngõ 68, đường Đại Mỗ',
    house: { floorArea: 52.4, builtArea: 26.2, floors: 2, recordedOn: '2021-04-12' },
    certificate: { serial: 'DA 004417', bookNumber: 'CS 01288', issuedOn: '2021-04-12' },
    owners: [{ kind: 'person', id: lan.personId, name: lan.fullName, birthYear: 1988, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS1200000001', '2012-11-15', people, [home])
}

function minh(): Household {
  return householdOf('HS2000000002', '2020-03-01', [resident('minh', { tax: earning(16_200_000) })], [])
}

function hoa(): Household {
  const hoa = resident('hoa', {
    maritalStatus: 'divorced',
    formerIds: ['215190351'],
    tax: earning(9_500_000, '8035174013'),
  })
  const child = relative(hoa, {
    name: 'Nguyễn Hoàng Bảo An',
    id: '052316037725',
    birthDate: '2016-09-14',
    relation: 'child',
  })
  return householdOf('HS1900000003', '2019-06-10', [hoa, child], [])
}

function tuan(): Household {
  const tuan = resident('tuan', { maritalStatus: 'divorced', formerIds: ['012083462'], tax: earning(12_800_000) })
  const mother = relative(tuan, {
    name: 'Ngô Thị Hợi',
    id: '001152047190',
    birthDate: '1952-04-01',
    relation: 'parent',
  })
  tuan.motherId = mother.personId
  const home = parcelOf({
    sequence: 2, sheet: 14, plot: 27, commune: '00376', useCode: 'ONT', area: 212, detail: 'Thôn 4', trust: 'unverified',
    house: { floorArea: 88.6, builtArea: 88.6, floors: 1, recordedOn: '2009-08-20' },
    certificate: { serial: 'AB 118204', bookNumber: 'H 00731', issuedOn: '2009-08-20' },
    owners: [{ kind: 'person', id: tuan.personId, name: tuan.fullName, birthYear: 1983, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS0900000004', '2009-09-01', [tuan, mother], [home])
}

function bay(): Household {
  const bay = resident('bay', {
    maritalStatus: 'widowed',
    formerIds: ['020558583'],
    tax: earning(5_200_000, '8058302771'),
  })
  const daughter = relative(bay, {
    name: 'Trần Thị Ngọc Diễm',
    id: '079186059031',
    birthDate: '1986-02-18',
    relation: 'child',
    monthly: 11_000_000,
  })
  const home = parcelOf({
    sequence: 3, sheet: 11, plot: 305, commune: '26929', area: 64.2, detail: 'Số 214/8, đường Bùi Đình Túy',
    mappedOn: '1999-05-10',
    house: { floorArea: 96.3, builtArea: 48.1, floors: 2, recordedOn: '1999-05-10' },
    certificate: { serial: 'P 552013', bookNumber: '00482', issuedOn: '1999-05-10' },
    owners: [{ kind: 'formerId', id: '020558583', name: bay.fullName, birthYear: 1958, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS9900000005', '1999-06-01', [bay, daughter], [home])
}

function thu(): Household {
  const thu = resident('thu', { maritalStatus: 'widowed', formerIds: ['011796941'], tax: earning(13_400_000) })
  const son = relative(thu, { name: 'Đào Minh Khang', id: '001205069938', birthDate: '2005-12-01', relation: 'child' })
  const owners: Parcel['owners'] = [
    { kind: 'person', id: thu.personId, name: thu.fullName, birthYear: 1979, share: [1, 1] },
  ]
  const first = parcelOf({
    sequence: 4, sheet: 9, plot: 41, commune: '00634', area: 46.8, detail: 'Số 15, ngõ 120, đường Đại Mỗ', owners,
    house: { floorArea: 70.2, builtArea: 35.1, floors: 2, recordedOn: '2016-02-03' },
    certificate: { serial: 'CD 230417', bookNumber: 'CS 00911', issuedOn: '2016-02-03' },
  }) // prettier-ignore
  const second = parcelOf({
    sequence: 5, sheet: 12, plot: 66, commune: '00637', area: 58, detail: 'Số 7, phố Trung Văn', owners,
    house: { floorArea: 29, builtArea: 29, floors: 1, recordedOn: '2019-07-22' },
    certificate: { serial: 'CP 771930', bookNumber: 'CS 04410', issuedOn: '2019-07-22' },
  }) // prettier-ignore
  return householdOf('HS1600000006', '2016-03-01', [thu, son], [first, second])
}

function cuong(): Household {
  return householdOf(
    'HS1500000007',
    '2015-08-08',
    [resident('cuong', { formerIds: ['012086735'], tax: earning(55_000_000, '8073558916') })],
    [],
  )
}

function ut(): Household {
  const ut = resident('ut', { maritalStatus: 'widowed', formerIds: ['380510816'], tax: earning(2_000_000) })
  const son = relative(ut, {
    name: 'Lê Văn Nhân',
    id: '096078083460',
    birthDate: '1978-06-06',
    relation: 'child',
    monthly: 7_000_000,
  })
  const sister = relative(ut, { name: 'Lê Thị Hai', id: '096149082117', birthDate: '1949', relation: 'other' })
  const home = parcelOf({
    sequence: 6, sheet: 3, plot: 88, commune: '32191', useCode: 'ONT', area: 340, detail: 'Ấp 2', mappedOn: '2011-10-10',
    house: { floorArea: 74, builtArea: 74, floors: 1, recordedOn: '2011-10-10' },
    certificate: { serial: 'BE 990217', bookNumber: 'CH 00317', issuedOn: '2011-10-10' },
    owners: [{ kind: 'person', id: ut.personId, name: ut.fullName, birthYear: 1951, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS1100000008', '2011-11-11', [ut, son, sister], [home])
}

function mai(): Household {
  const mai = resident('mai', { maritalStatus: 'married', formerIds: ['201923928'], tax: earning(10_600_000) })
  const husband = relative(mai, {
    name: 'Ngô Đức Thắng',
    id: '048089093344',
    birthDate: '1989-01-25',
    relation: 'other',
    monthly: 15_500_000,
  })
  husband.maritalStatus = 'married'
  mai.spouse = { personId: husband.personId, since: '2017-12-24', linked: false }
  husband.spouse = { personId: mai.personId, since: '2017-12-24', linked: false }
  const child = relative(mai, {
    name: 'Ngô Bảo Hân',
    id: '048319095512',
    birthDate: '2019-04-08',
    relation: 'child',
    fatherId: husband.personId,
  })
  return householdOf('HS1800000009', '2018-01-10', [mai, husband, child], [])
}

function khoi(): Household {
  const khoi = resident('khoi', { maritalStatus: 'widowed', formerIds: ['130550949'], tax: earning(3_000_000) })
  const home = parcelOf({
    sequence: 7, sheet: 5, plot: 19, commune: '07900', area: 150, detail: 'Tổ 6, khu Gia Cẩm', mappedOn: '1997-04-01',
    house: { floorArea: 60, builtArea: 60, floors: 1, recordedOn: '1998-12-30' },
    certificate: { serial: 'L 118830', bookNumber: '00077', issuedOn: '1998-12-30' },
    owners: [{ kind: 'household', name: 'Hộ ông Đinh Công Khôi', birthYear: 1955, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS9800000010', '1998-12-01', [khoi], [home])
}
