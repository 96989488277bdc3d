import { partialDate } from '#forms/fields/types/dates'
import { readApplicant } from './applicant'

const person = { number: '001 188 014 826', fullName: '  Nguyễn  Thị Lan ', birthDate: '14/8/1988' }

it('reads who stands at the counter as the gateway takes it', () => {
  expect(readApplicant(person)).toEqual({
    claim: { personId: '001188014826', fullName: 'Nguyễn Thị Lan', birthDate: '1988-08-14' },
    faults: {},
  })
})

it.each([
  ['010482257', { oldId: '010482257' }],
  ['c1234567', { passport: 'C1234567' }],
  ['001.188.014.826', { personId: '001188014826' }],
])('takes %s for what it is', (number, id) => {
  expect(readApplicant({ ...person, number }).claim).toMatchObject(id)
})

it.each([
  ['1951', '1951'],
  ['5/1956', '1956-05'],
  ['05.05.1956', '1956-05-05'],
])('takes a birth date as far as it is known: %s', (birthDate, read) => {
  expect(readApplicant({ ...person, birthDate }).claim?.birthDate).toBe(read)
})

it('writes names in one form, whichever way they were typed', () => {
  expect(readApplicant({ ...person, fullName: 'Nguyễn Thị Lan'.normalize('NFD') }).claim?.fullName).toBe(
    'Nguyễn Thị Lan',
  )
})

it('says of each field why it cannot be sent', () => {
  expect(readApplicant({})).toEqual({
    claim: undefined,
    faults: { number: { fault: 'required' }, fullName: { fault: 'required' }, birthDate: { fault: 'required' } },
  })
  expect(readApplicant({ number: '12345', fullName: 'Lan', birthDate: '31/02/1988' })).toEqual({
    claim: undefined,
    faults: {
      number: { fault: 'pattern', example: '001 188 014 826' },
      birthDate: { fault: 'type', says: partialDate.typed.wrong },
    },
  })
})
