import type { InputError, SimulateClock } from '#contracts'
import { waitBegunBy, waitEndedBy } from '../clock/count/waits.rules.js'

type Event = NonNullable<SimulateClock['events']>[number]

/** What of a history cannot be: every place with its reason. */
export function historyProblems({ period, receivedAt, events = [] }: SimulateClock): InputError[] {
  const received = Date.parse(receivedAt)
  const open = new Set<string>()
  return [
    ...periodProblems(period),
    ...events.flatMap((event, index) => eventProblems(event, index, before(index), open)),
  ]

  function before(index: number): number {
    const previous = events[index - 1]
    return previous ? Date.parse(previous.at) : received
  }
}

/** Nothing can be done within no hours, nor within no months; no days mean "within the day". */
function periodProblems({ amount, unit }: SimulateClock['period']): InputError[] {
  if (amount > 0 || unit === 'workingDay' || unit === 'calendarDay') return []
  const message = { vi: 'Thời hạn phải lớn hơn 0.', en: 'The period has to be more than 0.' }
  return [{ path: '/period/amount', code: 'too_small', message }]
}

function eventProblems({ type, at, ref }: Event, index: number, earliest: number, open: Set<string>): InputError[] {
  const problems: InputError[] = []
  if (Date.parse(at) < earliest) problems.push(index === 0 ? beforeReceipt(index) : outOfOrder(index))
  const begun = waitBegunBy(type)
  const key = `${begun ?? waitEndedBy(type) ?? ''} ${ref}`
  if (begun) {
    if (open.has(key)) problems.push(stillOpen(index))
    open.add(key)
  } else if (!open.delete(key)) problems.push(nothingAsked(index))
  return problems
}

function beforeReceipt(index: number): InputError {
  return {
    path: `/events/${index}/at`,
    code: 'before_receipt',
    message: { vi: 'Việc này xảy ra trước khi nhận hồ sơ.', en: 'This happened before the receipt.' },
  }
}

function outOfOrder(index: number): InputError {
  return {
    path: `/events/${index}/at`,
    code: 'out_of_order',
    message: {
      vi: 'Việc này xảy ra trước việc đứng trên nó. Hãy xếp theo thời gian.',
      en: 'This happened before the event above it. Put them in the order of time.',
    },
  }
}

function stillOpen(index: number): InputError {
  return {
    path: `/events/${index}/ref`,
    code: 'still_open',
    message: {
      vi: 'Yêu cầu mang mã này chưa được trả lời. Hãy dùng mã khác.',
      en: 'The request with this ref has not been answered yet. Give this one another ref.',
    },
  }
}

function nothingAsked(index: number): InputError {
  return {
    path: `/events/${index}/ref`,
    code: 'nothing_asked',
    message: {
      vi: 'Không có yêu cầu nào cùng loại mang mã này đang chờ trả lời.',
      en: 'No request of this kind with this ref waits for an answer.',
    },
  }
}
