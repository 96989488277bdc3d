import fc from 'fast-check'
import { communeAgencyCode, communeOfAgency, isAgencyCode, provinceAgencies } from './codes/agency-code.js'
import { formatDossierCode, parseDossierCode } from './codes/dossier-code.js'
import { unitsAt } from './units.js'

it('has one agency code for each province of today', () => {
  const provinces = unitsAt('2026-11-24', 'province').map(({ code }) => code)
  expect(Object.keys(provinceAgencies).sort()).toEqual(provinces.sort())
  expect(new Set(Object.values(provinceAgencies)).size).toBe(34)
  expect(provinceAgencies['52']).toBe('H21')
})

it('makes sample codes of commune offices and reads them again', () => {
  expect(communeAgencyCode('01', '00637')).toBe('H26.00637')
  expect(communeAgencyCode('99', '00637')).toBeUndefined()
  expect(communeOfAgency('H26.00637')).toBe('00637')
  expect(communeOfAgency('H26.101')).toBeUndefined()
  expect(['H26', 'G15', 'H26.101', 'H26.00637', 'h26', 'H2', 'H26.', '000.00.01.H26'].map(isAgencyCode)).toEqual([
    true, true, true, true, false, false, false, false,
  ]) // prettier-ignore
})

it('writes and reads dossier codes', () => {
  expect(formatDossierCode({ agency: 'H26.00637', day: '2026-11-22', sequence: 7 })).toBe('H26.00637-261122-0007')
  expect(parseDossierCode('H26.101-261122-0007')).toEqual({ agency: 'H26.101', day: '2026-11-22', sequence: 7 })
})

it.each([
  '',
  'H26-261122-007',
  'H26-261131-0007',
  'H26-261122-00070',
  'H26-261122-0000',
  'x-261122-0007',
  'H26-261122-0007 ',
])('refuses "%s"', (text) => {
  expect(parseDossierCode(text)).toBeUndefined()
})

it('reads every code it writes', () => {
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 9_999_999 }), (on, sequence) => {
      const code = { agency: 'H26.00637', day: on, sequence }
      expect(parseDossierCode(formatDossierCode(code))).toEqual(code)
    }),
  )
})
