import { waiverOf } from './waivers'

const waiver = {
  reason: 'inaccurate' as const,
  ...{ concept: 'person.personId', explanation: 'Nhiều số cũ chưa khớp.', legalBasis: 'Nghị quyết 66.7/2025/NQ-CP' },
  ...{ until: '2027-03-31', fields: ['/me/number', '/members/*/number'] },
}

it('finds the waiver a question is asked under, also within a list', () => {
  expect(waiverOf('/me/number', [waiver])).toBe(waiver)
  expect(waiverOf('/members/3/number', [waiver])).toBe(waiver)
  expect(waiverOf('/me/name', [waiver])).toBeUndefined()
  expect(waiverOf('/me/number')).toBeUndefined()
})
