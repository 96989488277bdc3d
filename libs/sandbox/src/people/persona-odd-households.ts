import type { Household } from '../model/household.js'
import { earning, householdOf, parcelOf, relative, resident } from './persona-parts.js'

/** The personas whom databases know in different ways, or one of them not at all; their stories tell what follows. */
export const oddHouseholds: readonly Household[] = [quyen(), nga(), luong(), khanh(), ngan(), sinh(), phat(), nam()]

/** Old books were copied in part: these births happened, but no book of this system has them. */
function bornIn(place: string, on: string) {
  return { birth: { on, place, late: false } }
}

function quyen(): Household {
  const quyen = resident('quyen', { tax: earning(10_200_000), ...bornIn('Thành phố Hà Nội', '1991-04-18') })
  return householdOf('HS1600000011', '2016-05-20', [quyen], [])
}

function nga(): Household {
  const nga = resident('nga', {
    maritalStatus: 'divorced',
    tax: earning(12_100_000),
    ...bornIn('Thành phố Hà Nội', '1987-09-02'),
  })
  return householdOf('HS1400000012', '2014-10-02', [nga], [])
}

function luong(): Household {
  const luong = resident('luong', {
    maritalStatus: 'widowed',
    formerIds: ['010117346'],
    tax: earning(2_600_000),
    death: {
      on: '2026-08-30',
      place: 'Phường Đại Mỗ, Thành phố Hà Nội',
      entry: { number: '41/2026', book: 'KT-2026-1', on: '2026-09-04', unit: '00637' },
      late: false,
      isKnown: false,
    },
  })
  return householdOf('HS9500000013', '1995-03-15', [luong], [])
}

function khanh(): Household {
  const elsewhere = 'Đặng Thị Khánh Hòa'
  const khanh = resident('khanh', { taxName: elsewhere, tax: earning(11_900_000) })
  const home = parcelOf({
    sequence: 8, sheet: 6, plot: 131, commune: '00592', area: 42.5, detail: 'Số 62, đường Cầu Diễn',
    house: { floorArea: 61.2, builtArea: 30.6, floors: 2, recordedOn: '2018-05-17' },
    certificate: { serial: 'CL 402918', bookNumber: 'CS 02276', issuedOn: '2018-05-17' },
    owners: [{ kind: 'person', id: khanh.personId, name: elsewhere, birthYear: 1985, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS1800000014', '2018-06-01', [khanh], [home])
}

function ngan(): Household {
  const ngan = resident('ngan', { maritalStatus: 'married', tax: earning(12_400_000) })
  const husband = relative(ngan, {
    name: 'Lại Đức Huy',
    id: '038093047765',
    birthDate: '1993-05-05',
    relation: 'spouse',
    monthly: 13_000_000,
  })
  ngan.spouse = { personId: husband.personId, since: '2023-03-18', linked: true }
  husband.spouse = { personId: ngan.personId, since: '2023-03-18', linked: true }
  return {
    ...householdOf('HS2300000015', '2023-04-10', [ngan, husband], []),
    unregistered: [{ born: '2026-10-12', late: false }],
  }
}

function sinh(): Household {
  const sinh = resident('sinh', { tax: { ...earning(9_900_000, '8010462819'), parked: true } })
  return householdOf('HS1000000016', '2010-01-20', [sinh], [])
}

function phat(): Household {
  const phat = resident('phat', {
    tax: {
      parked: false,
      incomes: [],
      outstanding: 0,
      business: { name: 'Hộ kinh doanh Gia Phát', sector: 'Ăn uống', since: '2016-05-10', turnover: 480_000_000 },
    },
  })
  return householdOf('HS1100000017', '2011-07-07', [phat], [])
}

function nam(): Household {
  const nam = resident('nam', { maritalStatus: 'widowed', formerIds: ['010482257'], tax: earning(2_200_000) })
  const home = parcelOf({
    sequence: 9, sheet: 7, plot: 54, commune: '00637', area: 58.4, detail: 'Số 19, phố Trung Văn', mappedOn: '2008-10-15',
    house: { floorArea: 87, builtArea: 43.5, floors: 2, recordedOn: '2008-10-15' },
    certificate: { serial: 'AG 604471', bookNumber: 'H 01902', issuedOn: '2008-10-15' },
    owners: [{ kind: 'formerId', id: '010482257', name: nam.fullName, birthYear: 1956, share: [1, 1] }],
  }) // prettier-ignore
  return householdOf('HS0800000018', '2008-11-01', [nam], [home])
}
