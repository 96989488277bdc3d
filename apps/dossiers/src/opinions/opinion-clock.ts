import type { DueView } from '#contracts'
import type { Catalogue } from '#platform'
import { dayOf } from '#vietnam'
import type { ClockCase } from '../clock/count/clock-case.js'
import { courseOf } from '../clock/due.rules.js'
import { explain } from '../clock/explanation.js'
import { isCalendarMissing } from '../clock/office/clock.errors.js'
import { dayNumberOf, writtenInstant } from '../clock/office/days.js'
import { officeOf } from '../clock/office/offices.js'
import { periodOf } from '../lifecycle/clock-events.js'
import type { OpinionRow } from './kept-opinions.js'
import { opinionTermMissing } from './opinion.errors.js'
import type { OpinionTerm } from './opinion.rules.js'

/** How long an office has by the setting in force on the day it is asked; throws `opinion_term_missing`. */
export function opinionTerm(catalogue: Catalogue, procedure: string, askedAt: Date): OpinionTerm {
  const day = dayOf(askedAt)
  const found = [`opinion.${procedure}`, 'opinion'].flatMap((key) =>
    catalogue
      .list('setting')
      .filter((one) => one.key === key && one.validFrom <= day && day <= (one.validTo ?? '9999')),
  )[0]
  if (!found) throw opinionTermMissing()
  return { ...(found.value as OpinionTerm), certainty: found.certainty }
}

/** When an opinion is due: the legal clock by the days of the office that is asked, from the moment it is asked. */
export function dueOfOpinion(catalogue: Catalogue, opinion: Pick<OpinionRow, 'period' | 'askedAt' | 'toOffice'>): Date {
  const { due } = courseOf(caseOf(opinion), officeOf(catalogue, opinion.toOffice))
  return new Date(due ?? opinion.askedAt)
}

/** When an opinion is due, and why; of a calendar that is gone the day is known and nothing more. */
export function explainedDue(catalogue: Catalogue, opinion: OpinionRow): DueView {
  const office = officeOf(catalogue, opinion.toOffice)
  const due = opinion.dueAt.getTime()
  const at = writtenInstant(due)
  try {
    const clockCase = caseOf(opinion)
    return { at, explanation: explain(clockCase, courseOf(clockCase, office), office, dayNumberOf(due)) }
  } catch (error) {
    if (isCalendarMissing(error)) return { at, explanation: [] }
    throw error
  }
}

function caseOf({ period, askedAt }: Pick<OpinionRow, 'period' | 'askedAt'>): ClockCase {
  return { period: periodOf(period), receivedAt: askedAt.getTime(), afternoonRule: false, events: [] }
}
