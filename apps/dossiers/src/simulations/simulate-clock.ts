import { Injectable } from '@nestjs/common'
import type { InputError, SimulateClock as History, SimulatedDue } from '#contracts'
import { Catalogue, invalidInput } from '#platform'
import { dayOf, unitAt } from '#vietnam'
import { courseOf } from '../clock/due.rules.js'
import { explain } from '../clock/explanation.js'
import { writtenInstant } from '../clock/office/days.js'
import { defaultOffice } from '../clock/office/offices.js'
import { historyProblems } from './simulation.rules.js'

/** When a history would be due, and why, by the defaults of the clock and the calendars of the catalogue. */
@Injectable()
export class SimulateClock {
  constructor(private readonly catalogue: Catalogue) {}

  /** Throws `invalid` with every place that cannot be, `calendar_year_missing`. */
  execute(history: History): SimulatedDue {
    const problems = [...historyProblems(history), ...provinceProblems(history)]
    if (problems.length > 0) throw invalidInput(problems)
    const { period, receivedAt, afternoonRule = true, events = [], province } = history
    const clockCase = {
      period,
      receivedAt: Date.parse(receivedAt),
      afternoonRule,
      events: events.map((event) => ({ ...event, at: Date.parse(event.at) })),
    }
    const office = defaultOffice(this.catalogue, province)
    const course = courseOf(clockCase, office)
    const due = course.due === null ? null : writtenInstant(course.due)
    return { due, explanation: explain(clockCase, course, office) }
  }
}

function provinceProblems({ province, receivedAt }: History): InputError[] {
  if (province === undefined || unitAt(province, dayOf(new Date(receivedAt)))?.level === 'province') return []
  const message = {
    vi: `Vào ngày nhận hồ sơ không có tỉnh, thành phố nào mang mã ${province}.`,
    en: `No province had the code ${province} on the day of receipt.`,
  }
  return [{ path: '/province', code: 'province_not_found', message }]
}
