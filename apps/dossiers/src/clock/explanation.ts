import type { DayReason, ExplainedDay } from '#contracts'
import type { ClockCase } from './count/clock-case.js'
import { countsOn, daysOf } from './count/count-days.js'
import { minutesOn, takesFrom } from './count/count-minutes.js'
import { dateOf, dayNumberOf, type DayNumber } from './office/days.js'
import type { Course } from './due.rules.js'
import type { Office } from './office/office.js'
import type { OfficeDay } from './office/office-calendar.js'
import { waitOn, type CountedWait } from './count/waits.rules.js'

/**
 * Every day from receipt to due, once, with the reason it counts or does not. While the clock stands: to the last event that
 * concerns it, or to `last` where that is later. A dossier whose due day is another than the count's, because the calendar was
 * corrected meanwhile, is explained to that day (`last`).
 */
export function explain(clockCase: ClockCase, course: Course, office: Office, last?: DayNumber): ExplainedDay[] {
  const first = dayNumberOf(clockCase.receivedAt)
  const explainDay =
    clockCase.period.unit === 'workingHour' ? byMinutes(course, office) : byDays(clockCase, course, office)
  const rows: ExplainedDay[] = []
  const end = course.due === null ? Math.max(standsTo(course), last ?? 0) : (last ?? dayNumberOf(course.due))
  for (let day = first; day <= end; day++) {
    const row = course.isRestarted && day < course.start.day ? notCounted('beforeRestart') : explainDay(day, first)
    rows.push({ date: dateOf(day), ...row })
  }
  return rows
}

type Row = Omit<ExplainedDay, 'date'>

function standsTo({ waits, start }: Course): DayNumber {
  return Math.max(start.day, ...waits.flatMap(({ from, answer }) => [dayNumberOf(from), answer?.day ?? 0]))
}

function byDays({ period }: ClockCase, course: Course, office: Office): (day: DayNumber, first: DayNumber) => Row {
  const { start, waits } = course
  const { days, isWorkingOnly } = daysOf(period, start, waits, office)
  let n = 0
  return (day, first) => {
    const known = office.calendar.day(day)
    if (day < start.firstDay) return beforeCount(day, first, course, known)
    if (n < days && countsOn(day, isWorkingOnly, waits, office)) {
      n++
      return { counted: true, n, why: isWorkingOnly ? workedReason(known) : 'calendarDay' }
    }
    const wait = waitOn(day, waits)
    if (known.off && (isWorkingOnly || !wait)) return dayOff(known)
    return notCounted(wait ?? 'moved')
  }
}

/** Why a day before day 1 does not count. */
function beforeCount(
  day: DayNumber,
  first: DayNumber,
  { start, received, isRestarted }: Course,
  known: OfficeDay,
): Row {
  if (!isRestarted && received.isLate && day === first) return notCounted('afterCutoff')
  if (day === start.day && !known.off) return notCounted(isRestarted ? 'restartDay' : 'receiptDay')
  return known.off ? dayOff(known) : notCounted('receiptDay')
}

function byMinutes(course: Course, office: Office): (day: DayNumber, first: DayNumber) => Row {
  const { start, received, isRestarted, waits, due } = course
  const span = [start.at, due ?? Infinity] as const
  return (day, first) => {
    const known = office.calendar.day(day)
    if (known.off) return dayOff(known)
    const minutes = minutesOn(day, span, waits, office)
    if (minutes > 0) return { counted: true, minutes, why: workedReason(known) }
    if (!isRestarted && received.isLate && day === first) return notCounted('afterCutoff')
    if (due !== null && day > dayNumberOf(due)) return notCounted('moved')
    return notCounted(kindOf(waits.filter((wait) => takesFrom(day, wait, office))) ?? 'outsideHours')
  }
}

function kindOf(waits: readonly CountedWait[]): DayReason | undefined {
  return waitOn(
    0,
    waits.map((wait) => ({ ...wait, firstDay: 0, lastDay: 0 })),
  )
}

function workedReason({ isMakeUp }: OfficeDay): DayReason {
  return isMakeUp ? 'makeUpDay' : 'workingDay'
}

function dayOff({ off, name }: OfficeDay): Row {
  return { counted: false, why: off ?? 'weekend', ...(name ? { name } : {}) }
}

function notCounted(why: DayReason): Row {
  return { counted: false, why }
}
