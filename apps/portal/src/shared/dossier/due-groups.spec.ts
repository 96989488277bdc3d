import type { Status } from '../api/types'
import { groupByDue, promisedDay } from './due-groups'

const now = new Date('2026-11-20T10:00:00+07:00')
const dossier = (id: string, dueAt: string | null, status: Status = 'inProgress') => ({ id, dueAt, status })

describe('groupByDue', () => {
  it('puts the overdue on top, then today, then the days, then what has no due day', () => {
    const groups = groupByDue(
      [
        dossier('none', null),
        dossier('monday', '2026-11-23T17:00:00+07:00'),
        dossier('late', '2026-11-18T17:00:00+07:00'),
        dossier('today', '2026-11-20T17:00:00+07:00'),
        dossier('later', '2026-11-19T17:00:00+07:00'),
      ],
      now,
    )
    expect(groups.map(({ kind, day, items }) => [kind, day, items.map(({ id }) => id)])).toEqual([
      ['overdue', null, ['late', 'later']],
      ['today', '2026-11-20', ['today']],
      ['day', '2026-11-23', ['monday']],
      ['none', null, ['none']],
    ])
  })

  it('takes the day in Vietnam', () => {
    expect(groupByDue([dossier('a', '2026-11-22T20:00:00Z')], now)[0]?.day).toBe('2026-11-23')
  })

  it('never calls a finished dossier overdue', () => {
    expect(groupByDue([dossier('a', '2026-11-01T17:00:00+07:00', 'returned')], now)[0]?.kind).toBe('none')
  })

  it('counts a dossier due earlier today as overdue', () => {
    expect(groupByDue([dossier('a', '2026-11-20T09:00:00+07:00')], now)[0]?.kind).toBe('overdue')
  })
})

describe('promisedDay', () => {
  const due = '2026-11-23T17:00:00+07:00'
  it.each<[Status, string | null]>([
    ['submitted', due],
    ['inProgress', due],
    ['supplementRequested', null],
    ['rejected', null],
    ['stopped', null],
    ['withdrawn', null],
    ['completed', null],
    ['returned', null],
  ])('of a dossier that is %s: %s', (status, expected) => {
    expect(promisedDay(dossier('a', due, status))).toBe(expected)
  })
})
