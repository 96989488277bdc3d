import type { ClockEventType } from '#contracts'
import type { ClockEvent, WaitKind } from './clock-case.js'
import { dateOf, dayNumberOf, type DayNumber, type Instant } from '../office/days.js'
import type { Office } from '../office/office.js'
import { receive, resume, type Receipt } from './receipt.rules.js'

/** Something that was asked for, and its answer where it came. */
export interface Wait {
  kind: WaitKind
  from: Instant
  answeredAt?: Instant
  /** The answer begins the period again. */
  isIncomplete: boolean
}

/** A wait that stops the clock, with the days it costs. */
export interface CountedWait {
  kind: WaitKind
  from: Instant
  /** When the answer counts as received; undefined while the wait lasts. */
  answer?: Receipt
  /** The days that do not count, both included. */
  firstDay: DayNumber
  lastDay: DayNumber
}

const begins: Partial<Record<ClockEventType, WaitKind>> = {
  supplementRequested: 'supplement',
  paymentRequested: 'payment',
  stopped: 'stopped',
}
const ends: Partial<Record<ClockEventType, WaitKind>> = {
  supplementReceived: 'supplement',
  paymentReceived: 'payment',
  resumed: 'stopped',
}

/** The kind of wait an event begins, if it begins one. */
export function waitBegunBy(type: ClockEventType): WaitKind | undefined {
  return begins[type]
}

/** The kind of wait an event ends, if it ends one. */
export function waitEndedBy(type: ClockEventType): WaitKind | undefined {
  return ends[type]
}

/** The waits of a history, in the order they began; an answer ends the last request of its kind with its `ref`. */
export function waitsOf(events: readonly ClockEvent[]): Wait[] {
  const waits: Wait[] = []
  const open = new Map<string, Wait>()
  for (const { type, at, ref, reason } of events) {
    const begun = waitBegunBy(type)
    if (begun) {
      const wait: Wait = { kind: begun, from: at, isIncomplete: begun === 'supplement' && reason === 'incomplete' }
      waits.push(wait)
      open.set(`${begun} ${ref}`, wait)
      continue
    }
    const key = `${waitEndedBy(type) ?? ''} ${ref}`
    const wait = open.get(key)
    if (wait) wait.answeredAt = at
    open.delete(key)
  }
  return waits
}

/** The days a wait costs: those after the asking up to the day of the answer, unless `waitEdges` says otherwise. */
export function countWait(wait: Wait, afternoonRule: boolean, office: Office): CountedWait {
  const { kind, from, answeredAt } = wait
  const asked = dayNumberOf(from)
  const { waitEdges } = office.rulesOn(dateOf(asked))
  const firstDay = waitEdges === 'firstDayCounts' || waitEdges === 'bothCount' ? asked + 1 : asked
  if (answeredAt === undefined) return { kind, from, firstDay, lastDay: Infinity }
  const answer = answerOf(kind, from, answeredAt, afternoonRule, office)
  if (answer.day === asked) return { kind, from, answer, firstDay: asked + 1, lastDay: asked }
  const lastDay = waitEdges === 'firstDayCounts' || waitEdges === 'neitherCounts' ? answer.day : answer.day - 1
  return { kind, from, answer, firstDay, lastDay }
}

const precedence: Record<WaitKind, number> = { supplement: 0, payment: 1, stopped: 2 }

/** What is waited for on a day: the citizen before the office's own stop. */
export function waitOn(day: DayNumber, waits: readonly CountedWait[]): WaitKind | undefined {
  let found: WaitKind | undefined
  for (const { kind, firstDay, lastDay } of waits) {
    if (day < firstDay || day > lastDay) continue
    if (found === undefined || precedence[kind] < precedence[found]) found = kind
  }
  return found
}

function answerOf(kind: WaitKind, from: Instant, at: Instant, afternoonRule: boolean, office: Office): Receipt {
  office.calendar.assertYears(dayNumberOf(from), dayNumberOf(at))
  return kind === 'stopped' ? resume(at) : receive(kind, at, afternoonRule, office)
}
