import type { Me, Representation } from '../api/types'
import { actsForAnother, isInScope, mayBeOver, outOfScope, waitsForOffice } from './representation.rules'

const lan: Pick<Me, 'role' | 'name'> = { role: 'citizen', name: 'Nguyễn Thị Lan' }
const nam: Pick<Me, 'role' | 'name'> = { role: 'citizen', name: 'Trương Thị Năm' }
const representation: Representation = {
  kind: 'authorisation',
  representative: 'Nguyễn Thị Lan',
  represented: 'Trương Thị Năm',
  status: 'unverified',
  scope: ['submit'],
  ...{ until: null, evidence: null, decidedBy: null, reason: null },
}

it('waits for the office while a paper is not looked at, and never for a parent', () => {
  expect(waitsForOffice({ representation })).toBe(true)
  expect(waitsForOffice({ representation: { ...representation, status: 'verified' } })).toBe(false)
  expect(waitsForOffice({ representation: { ...representation, kind: 'parent' } })).toBe(false)
  expect(waitsForOffice({})).toBe(false)
})

it('may be over once refused, past its last day, or of a parent', () => {
  const over = (change: Partial<Representation>) =>
    mayBeOver({ representation: { ...representation, ...change } }, '2026-11-25')
  expect(over({ until: '2026-11-25' })).toBe(false)
  expect(over({ until: '2026-11-24' })).toBe(true)
  expect(over({ status: 'refused' })).toBe(true)
  expect(over({ kind: 'parent' })).toBe(true)
  expect(mayBeOver({}, '2026-11-25')).toBe(false)
})

it('binds the representative to the scope, and neither the applicant nor an official', () => {
  const official: Pick<Me, 'role' | 'name'> = { role: 'official', name: 'Nguyễn Thị Lan' }
  expect(actsForAnother({ representation }, lan)).toBe(true)
  expect([nam, official, null].map((me) => actsForAnother({ representation }, me))).toEqual([false, false, false])
  expect(outOfScope(representation)).toEqual(['supplement', 'withdraw'])
  expect(isInScope({ representation }, lan, 'submit')).toBe(true)
  expect(isInScope({ representation }, lan, 'withdraw')).toBe(false)
  expect(isInScope({ representation }, nam, 'withdraw')).toBe(true)
  expect(isInScope({}, lan, 'withdraw')).toBe(true)
})
