import { date } from '#forms/fields/types/dates'
import { readLandKeys } from './land-keys'

const place = { mappedOn: '15/10/2008', commune: '00637', sheet: '7', plot: '54' }

it('reads each way as the gateway takes it, and nothing of the other', () => {
  expect(readLandKeys({ ...place, certificate: ' l 118830 ' }, 'serial', 'vi')).toEqual({
    keys: { certificate: 'l 118830' },
    faults: {},
  })
  expect(readLandKeys({ ...place, certificate: 'x' }, 'place', 'vi')).toEqual({
    keys: { mappedOn: '2008-10-15', commune: '00637', sheet: 7, plot: 54 },
    faults: {},
  })
})

it('says of each field why it cannot be sent', () => {
  const { faults } = readLandKeys({ mappedOn: '31/02/2008', sheet: 'bảy', plot: '0' }, 'place', 'vi')
  expect(faults).toEqual({
    mappedOn: { fault: 'type', says: date.typed.wrong },
    commune: { fault: 'required' },
    sheet: { fault: 'number', example: '8' },
    plot: { fault: 'tooSmall', limit: 1 },
  })
  expect(readLandKeys({}, 'serial', 'en').faults).toEqual({ certificate: { fault: 'required' } })
})
