import fc from 'fast-check'
import { rightsDecisions, rightsStates, type RightsTerm } from '#contracts'
import { aCatalogue } from '../dossier/dossiers.fixture.js'
import { officeOf } from '../clock/office/offices.js'
import { allowedAnswers, controllerRoleOf, endOfTerm, extended, overdueOf } from './rights.rules.js'

const term: RightsTerm = { amount: 15, unit: 'calendarDay', extension: 15, certainty: 'B', source: 'x' }
const once: RightsTerm = { amount: 15, unit: 'calendarDay', certainty: 'B', source: 'x' }
const at = (text: string) => new Date(`${text}T09:00:00+07:00`)
const days = { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] }
const calendar = { type: 'setting', key: 'c', value: { key: 'calendar.2026', validFrom: '2026-01-01', value: days } }
const office = officeOf(aCatalogue(calendar), 'H26.00637')
const endOf = (given: Pick<RightsTerm, 'amount' | 'unit'>, from: string) =>
  endOfTerm(given, at(from).getTime(), office).toISOString()

it('an office answers for its dossiers, a province for the gateway, a ministry for registries only', () => {
  expect(controllerRoleOf({ level: 'commune' }, false)).toBe('office')
  expect(controllerRoleOf({ level: 'province' }, false)).toBe('gateway')
  expect(controllerRoleOf({ level: 'ministry' }, true)).toBe('registry')
  expect(controllerRoleOf({ level: 'ministry' }, false)).toBeUndefined()
})

describe('a term', () => {
  it('of working days passes over the weekend', () => {
    expect(endOf({ amount: 2, unit: 'workingDay' }, '2026-03-05')).toBe('2026-03-09T10:00:00.000Z')
  })

  it('of calendar days counts every day', () => {
    expect(endOf({ amount: 10, unit: 'calendarDay' }, '2026-03-02')).toBe('2026-03-12T10:00:00.000Z')
  })

  it('is longer by its extension, and by nothing where there is none', () => {
    expect(extended(term).amount).toBe(30)
    expect(extended(once).amount).toBe(15)
  })

  it('never ends before a shorter one does', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((add) => new Date(Date.UTC(2026, 0, 2 + add)).getTime())
    const unit = fc.constantFrom('workingDay' as const, 'calendarDay' as const)
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 0, max: 20 }), (from, counted, amount) => {
        const shorter = endOfTerm({ amount, unit: counted }, from, office)
        const longer = endOfTerm({ amount: amount + 1, unit: counted }, from, office)
        expect(longer.getTime()).toBeGreaterThanOrEqual(shorter.getTime())
      }),
    )
  })
})

describe('what a controller can answer', () => {
  const dueAt = at('2026-03-12')
  const now = at('2026-03-03')

  it('is everything at first, and nothing after the end', () => {
    expect(allowedAnswers({ state: 'received', extendedAt: null, dueAt }, term, now)).toEqual(rightsDecisions)
    for (const state of ['granted', 'refused', 'withdrawn'] as const)
      expect(allowedAnswers({ state, extendedAt: null, dueAt }, term, now)).toEqual([])
  })

  it('is an extension once, and only where the term allows it', () => {
    expect(allowedAnswers({ state: 'acknowledged', extendedAt: at('2026-03-02'), dueAt }, term, now)).toEqual([
      'granted',
      'refused',
    ])
    expect(allowedAnswers({ state: 'received', extendedAt: null, dueAt }, once, now)).not.toContain('extended')
  })

  it('is no extension of what is late already', () => {
    const standing = { state: 'acknowledged', extendedAt: null, dueAt } as const
    expect(allowedAnswers(standing, term, dueAt)).toContain('extended')
    expect(allowedAnswers(standing, term, at('2026-03-13'))).toEqual(['granted', 'refused'])
  })

  it('is in every open state an end', () => {
    for (const state of rightsStates.slice(0, 2))
      expect(allowedAnswers({ state, extendedAt: null, dueAt }, once, now)).toEqual(
        expect.arrayContaining(['granted', 'refused']),
      )
  })
})

describe('what is late', () => {
  const standing = {
    ...{ acknowledgeBy: at('2026-03-04'), acknowledgedAt: null, dueAt: at('2026-03-12') },
    ...{ extendedAt: null, endedAt: null },
  }
  it.each([
    ['nothing at the very end of the term', {}, '2026-03-04', null],
    ['the first answer after it', {}, '2026-03-05', 'acknowledgement'],
    [
      'the first answer that came late, also later',
      { acknowledgedAt: at('2026-03-05') },
      '2026-03-06',
      'acknowledgement',
    ],
    ['the answer after its own', { acknowledgedAt: at('2026-03-03') }, '2026-03-13', 'answer'],
    ['nothing of what ended in time', { endedAt: at('2026-03-04') }, '2026-06-01', null],
    ['the answer that ended late', { endedAt: at('2026-03-13') }, '2026-06-01', 'answer'],
  ] as const)('is %s', (_name, change, now, late) => {
    expect(overdueOf({ ...standing, ...change }, at(now))).toBe(late)
  })
})
