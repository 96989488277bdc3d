import fc from 'fast-check'
import { provincesOfBirth } from '../birth-provinces.js'
import {
  composePersonalId,
  isFormerId,
  isPersonalId,
  personalIdWarnings,
  readPersonalId,
  type Sex,
} from './personal-id.js'
import { taxCodeCheckDigit, taxCodeKind, tidyTaxCode } from './tax-code.js'

it.each(['001188014826', '096399000001'])('takes %s', (id) => expect(isPersonalId(id)).toBe(true))
it.each([
  '',
  '00118801482',
  '0011880148266',
  '00118801482a',
  '００１１８８０１４８２６',
  '001188014826\n',
  ' 01188014826',
])('refuses "%s"', (id) => expect(isPersonalId(id)).toBe(false))
it('tells former ids by length', () => {
  expect(isFormerId('020558583')).toBe(true)
  expect(isFormerId('0205585830')).toBe(false)
})

it('reads the digits by the old provinces', () => {
  expect(readPersonalId('001188014826')).toEqual({ province: '01', sex: 'female', birthYear: 1988 })
  expect(readPersonalId('052216037725')).toEqual({ province: '52', sex: 'male', birthYear: 2016 })
  expect(readPersonalId('999188014826')).toEqual({ sex: 'female', birthYear: 1988 })
  expect(provincesOfBirth.size).toBe(63)
})

it('warns of contradictions and refuses none', () => {
  expect(personalIdWarnings('001188014826', { birthDate: '1988-08-14', sex: 'female' })).toEqual([])
  expect(personalIdWarnings('003088014826', { birthDate: '1989', sex: 'female' })).toEqual([
    'unknownPrefix',
    'birthYearDiffers',
    'sexDiffers',
  ])
})

it('reads what it composed', () => {
  const meaning = fc.record({
    province: fc.constantFrom(...provincesOfBirth.keys()),
    sex: fc.constantFrom<Sex>('male', 'female'),
    birthYear: fc.integer({ min: 1900, max: 2399 }),
  })
  fc.assert(
    fc.property(meaning, fc.integer({ min: 0, max: 999_999 }), (known, serial) => {
      const id = composePersonalId(known, serial)
      expect(isPersonalId(id)).toBe(true)
      expect(readPersonalId(id)).toEqual(known)
    }),
  )
})

it('knows the shapes of a tax code', () => {
  expect(['0100100079', '0100100079-001', '001188014826', '010010007', '0100100079-01', '0100100079001a'].map(taxCodeKind)).toEqual([
    'issued', 'branch', 'personal', undefined, undefined, undefined,
  ]) // prettier-ignore
  expect(taxCodeCheckDigit('010010007')).toBe(9)
  expect(taxCodeKind('0100100079001')).toBe('branch')
  expect(['0100100079001', '0100100079-001', ' 0100 100 079 ', 'x'].map(tidyTaxCode)).toEqual([
    '0100100079-001', '0100100079-001', '0100100079', 'x',
  ]) // prettier-ignore
})
