import type { SignedOutcome } from '#contracts'
import { changeLandUse } from './land-use.outcome.js'

const parcel = { parcel_id: '006370001234', use_code: 'CLN', area: 120.5 }
const outcome = (values: Record<string, unknown>) =>
  ({
    signedAt: '2026-11-24T03:00:00.000Z',
    values: { certificate: 'CS 1', heldUseCode: 'CLN', useCode: 'ODT', area: 120.5, ...values },
  }) as unknown as SignedOutcome
const code = (values: Record<string, unknown>, held: typeof parcel | undefined = parcel) => {
  try {
    changeLandUse(outcome(values), held)
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

it('gives the whole parcel its new use, from the day of the decision', () => {
  expect(changeLandUse(outcome({}), parcel)).toEqual([
    {
      table: 'public.parcel',
      where: { parcel_id: parcel.parcel_id },
      set: { use_code: 'ODT', updated_on: '2026-11-24' },
    },
  ])
})

it.each([
  ['a use that changed meanwhile', { heldUseCode: 'LUC' }, 'fact_changed'],
  ['a part of the parcel', { area: 60 }, 'only_a_part'],
  ['no area', { area: 0 }, 'value_invalid'],
  ['a text for an area', { area: 'vài mét' }, 'value_invalid'],
  ['no use', { useCode: 'đất ở' }, 'value_invalid'],
])('refuses %s', (_, values, expected) => {
  expect(code(values)).toBe(expected)
})

it('refuses a certificate there is not', () => {
  expect(() => changeLandUse(outcome({}), undefined)).toThrow(/certificate/)
})
