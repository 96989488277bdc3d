import type { Actor, FormPart } from '#contracts'
import { standardProcess } from '#forms'
import { plainYear } from '../clock/clock.fixture.js'
import type { ClockEvent } from '../clock/count/clock-case.js'
import { defaultClockRules } from '../clock/office/clock-rules.js'
import { OfficeCalendar, standardSessions } from '../clock/office/office-calendar.js'
import { journeyOf, openParts, partsOf, partsToComplete, type Journey, type PartsClock } from './parts.rules.js'

const same = (text: string) => ({ vi: text, en: text })
const part = (procedure: string, amount: number, after?: string[]): FormPart => ({
  ...{ procedure, name: same(procedure), handler: same('Công an cấp xã'), fields: ['/child/fullName'] },
  deadline: { amount, unit: 'day', certainty: 'C' },
  ...(after ? { after, afterCertainty: 'C' } : {}),
})
const clock: PartsClock = {
  receivedAt: new Date('2026-11-24T09:00:00+07:00'),
  afternoonRule: false,
  events: [],
  office: {
    calendar: new OfficeCalendar({ years: new Map([[2026, plainYear]]), sessionsOn: () => standardSessions }),
    rulesOn: () => defaultClockRules,
  },
}
const wait = (from: string, to?: string): ClockEvent[] => [
  { type: 'supplementRequested', at: Date.parse(from), ref: '0' },
  ...(to === undefined ? [] : [{ type: 'supplementReceived', at: Date.parse(to), ref: '0' } as const]),
]
const official: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'b', role: 'official', name: 'Tám', authority: 'H26.00637' },
  permissions: ['reception', 'process', 'sign'],
}
const clerk: Actor = { ...official, permissions: ['reception'] }
const lan: Actor = {
  issuer: 'https://issuer.test',
  subject: 'a',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188024617',
}
const [birth, residence, insurance] = ['1.000001', '1.000002', '1.000003']
const journey = (change: Partial<Journey> = {}): Journey => ({
  parts: [part(birth, 2), part(residence, 10, [birth]), part(insurance, 20, [birth])],
  process: standardProcess,
  status: 'accepted',
  completedParts: [],
  ...change,
})
const done = (...codes: string[]) =>
  codes.map((procedure) => ({ procedure, at: '2026-11-25T03:00:00.000Z', by: 'Tám' }))
const dues = (change: Partial<PartsClock> = {}, of = journey()) =>
  partsOf(of, { ...clock, ...change }, lan).map(({ dueAt }) => dueAt)
const standing = (of: Journey, actor = official) =>
  partsOf(of, clock, actor).map(({ status, allowedActions }) => `${status} ${allowedActions.join()}`.trim())
const codes = (parts: readonly { procedure: string }[]) => parts.map(({ procedure }) => procedure)
const complete = (of: Journey, code?: string, actor = official) =>
  partsToComplete(of, { action: 'complete', part: code }, actor)

describe('the clocks of the parts', () => {
  it('are due each by its own deadline, counted from one reception', () => {
    expect(dues()).toEqual(['2026-11-26T10:00:00.000Z', '2026-12-04T10:00:00.000Z', '2026-12-14T10:00:00.000Z'])
  })

  it('wait together while the applicant is asked', () => {
    const from = '2026-11-25T09:00:00+07:00'
    expect(dues({ events: wait(from) })).toEqual([null, null, null])
    const to = '2026-11-27T09:00:00+07:00'
    expect(dues({ events: wait(from, to) }).slice(0, 2)).toEqual([
      '2026-11-30T10:00:00.000Z',
      '2026-12-07T10:00:00.000Z',
    ])
  })

  it('no longer touch a part that is completed', () => {
    const from = '2026-11-26T09:00:00+07:00'
    expect(dues({ events: wait(from) }, journey({ completedParts: done(birth) }))).toEqual([
      '2026-11-26T10:00:00.000Z',
      null,
      null,
    ])
  })

  it('have no due date before the submission', () => {
    expect(dues({ receivedAt: null })).toEqual([null, null, null])
  })
})

describe('where the parts stand', () => {
  it.each<[string, Partial<Journey>, string[]]>([
    ['before the acceptance all wait', { status: 'submitted' }, ['waiting', 'waiting', 'waiting']],
    ['the first can be completed', {}, ['inProgress complete', 'waiting', 'waiting']],
    [
      'then those after it',
      { completedParts: done(birth) },
      ['completed', 'inProgress complete', 'inProgress complete'],
    ],
    [
      'in any order',
      { completedParts: done(birth, insurance), status: 'inProgress' },
      ['completed', 'inProgress complete', 'completed'],
    ],
    [
      'while the applicant is asked they wait',
      { completedParts: done(birth), status: 'supplementRequested' },
      ['completed', 'waiting', 'waiting'],
    ],
    [
      'of a dossier completed before there was a status',
      { status: 'returned' },
      ['completed', 'completed', 'completed'],
    ],
  ])('%s', (_, change, expected) => {
    expect(standing(journey(change))).toEqual(expected)
  })

  it('is told to everyone, and what can be done only to whom may do it', () => {
    expect(standing(journey(), lan)).toEqual(['inProgress', 'waiting', 'waiting'])
    expect(standing(journey(), clerk)).toEqual(['inProgress', 'waiting', 'waiting'])
    expect(partsOf(journey({ completedParts: done(birth) }), clock, lan)).toMatchObject([
      { procedure: birth, after: [], completedAt: '2026-11-25T03:00:00.000Z', completedBy: 'Tám', certainty: 'C' },
      { procedure: residence, after: [birth], afterCertainty: 'C', completedAt: null, completedBy: null },
      { procedure: insurance, after: [birth] },
    ])
  })
})

describe('completing a part', () => {
  it('finds the part whose turn it is', () => {
    expect(codes(complete(journey(), birth))).toEqual([birth])
    expect(codes(complete(journey({ completedParts: done(birth) }), insurance))).toEqual([insurance])
    expect(openParts(journey({ completedParts: done(birth) })).map(({ procedure }) => procedure)).toEqual([
      residence,
      insurance,
    ])
  })

  it('takes all that is open where no part is named', () => {
    expect(codes(complete(journey()))).toEqual([birth, residence, insurance])
    expect(codes(complete(journey({ completedParts: done(birth) })))).toEqual([residence, insurance])
  })

  it('leaves every other action to the whole dossier', () => {
    expect(partsToComplete(journey(), { action: 'stop' }, official)).toEqual([])
    expect(complete(journeyOf({ status: 'accepted', completedParts: [] }, {}))).toEqual([])
  })

  it.each<[string, () => unknown, object]>([
    ['as a whole before the acceptance', () => complete(journey({ status: 'submitted' })), { kind: 'conflict' }],
    ['an unknown part', () => complete(journey(), '9.999999'), { kind: 'invalid', code: 'part_unknown' }],
    [
      'a part where there is none',
      () => complete(journey({ parts: [] }), birth),
      { kind: 'invalid', code: 'part_not_wanted' },
    ],
    [
      'a part by another action',
      () => partsToComplete(journey(), { action: 'stop', part: birth }, official),
      { code: 'part_not_wanted' },
    ],
    [
      'a part that waits',
      () => complete(journey(), insurance),
      {
        kind: 'conflict',
        code: 'action_not_allowed',
        detail: { en: `The part ${insurance} is completed or waits for others. What can be completed now: ${birth}.` },
        extra: { allowed: ['start', 'requestSupplement', 'complete', 'stop', 'assign', 'transfer', 'requestOpinion'] },
      },
    ],
    [
      'a part that is done',
      () => complete(journey({ completedParts: done(birth) }), birth),
      { code: 'action_not_allowed' },
    ],
    [
      'a part before the acceptance',
      () => complete(journey({ status: 'submitted' }), birth),
      {
        code: 'action_not_allowed',
        extra: { allowed: ['accept', 'reject', 'assign', 'transfer', 'requestOpinion'] },
      },
    ],
    ['by whom may not', () => complete(journey(), birth, clerk), { code: 'permission_missing' }],
    ['by a citizen', () => complete(journey(), birth, lan), { code: 'permission_missing' }],
  ])('is refused %s', (_, attempt, expected) => {
    expect(attempt).toThrow(expect.objectContaining({ domainError: true }))
    try {
      attempt()
    } catch (error) {
      expect(error).toMatchObject(expected)
    }
  })
})
