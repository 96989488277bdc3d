import { brokenOrders, leavesOf } from './date-rules.js'

const born = { earlier: '/child/bornOn', later: 'today' }
const afterMother = { earlier: '/mother/birthDate', later: '/child/bornOn' }
const members = { earlier: '/members/*/birthDate', later: '/members/*/movedOn' }
const membersToday = { earlier: '/members/*/birthDate', later: 'today' }
const broken = (rules: object[], values: Record<string, unknown>) =>
  brokenOrders(rules as (typeof born)[], leavesOf(Object.entries(values)), '2026-11-24').map(({ paths }) => paths)

it('finds a day that is yet to come, and one before another', () => {
  expect(broken([born], { '/child/bornOn': '2026-11-25' })).toEqual([['/child/bornOn']])
  expect(broken([born], { '/child/bornOn': '2026-11-24' })).toEqual([])
  const values = { '/mother/birthDate': '1990-05-01', '/child/bornOn': '1990-04-30' }
  expect(broken([afterMother], values)).toEqual([['/mother/birthDate', '/child/bornOn']])
  expect(broken([afterMother], { ...values, '/child/bornOn': '2026-01-01' })).toEqual([])
})

it('is not sure of a date known in part, of none, and of what is no date', () => {
  const values = { '/mother/birthDate': '1990', '/child/bornOn': '1990-04-30' }
  expect(broken([afterMother], values)).toEqual([])
  expect(broken([afterMother], { ...values, '/mother/birthDate': '1991' })).toHaveLength(1)
  expect(broken([afterMother, born], { '/child/bornOn': null })).toEqual([])
  expect(broken([born], { '/child/bornOn': 'mai' })).toEqual([])
})

it('compares the items of a list each with itself', () => {
  const list = { '/members': [{ birthDate: '2020-01-01', movedOn: '2019-01-01' }, { birthDate: '2030-01-01' }] }
  expect(broken([members], list)).toEqual([['/members/0/birthDate', '/members/0/movedOn']])
  expect(broken([membersToday], list)).toEqual([['/members/1/birthDate']])
  const apart = { '/members/0/birthDate': '2020-01-01', '/members/1/movedOn': '2019-01-01' }
  expect(broken([members], apart)).toEqual([])
})
