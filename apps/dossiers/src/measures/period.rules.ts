import { DomainError, type MeasuredPeriod } from '#contracts'
import { addDays } from '#vietnam'

/** Days a measured period may have. */
const longest = 366

/** The period that is meant; throws `period_invalid` for one that ends before it begins, or is too long. */
export function measuredPeriod(
  asked: Pick<MeasuredPeriod, 'from' | 'to'>,
  today: string,
): { from: string; to: string } {
  const to = asked.to ?? today
  const from = asked.from ?? addDays(to, -29)
  if (from > to || addDays(from, longest - 1) < to) throw periodInvalid()
  return { from, to }
}

function periodInvalid(): DomainError {
  const message = {
    vi: `Khoảng ngày phải bắt đầu trước khi kết thúc và dài nhất ${longest} ngày.`,
    en: `A period begins before it ends and has at most ${longest} days.`,
  }
  return new DomainError('invalid', 'period_invalid', message, {
    errors: [{ path: '/from', code: 'period_invalid', message }],
  })
}
