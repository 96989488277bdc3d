import type { Measure } from '../../shared/api/types'
import { dayOf } from '../../shared/language/format'

/** The first of so many Vietnamese days, the last of which is today. */
export function firstDay(days: number, now: Date): string {
  return dayOf(new Date(now.getTime() - (days - 1) * 86_400_000))
}

/** Every Vietnamese day from the first to today, with what came of it; days of which nothing is told had none. */
export function everyDay(
  told: readonly Measure[],
  first: string,
  now: Date,
): { key: string; onTime: number; late: number }[] {
  const days: { key: string; onTime: number; late: number }[] = []
  for (let day = first; day <= dayOf(now); day = nextDay(day)) {
    const { onTime = 0, late = 0 } = told.find(({ key }) => key === day) ?? {}
    days.push({ key: day, onTime, late })
  }
  return days
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/** What several measures come to; the reuse is weighted by how many were decided, the median is told of one measure only. */
export function totalOf(items: readonly Measure[]) {
  const sum = (read: (item: Measure) => number) => items.reduce((all, item) => all + read(item), 0)
  const known = items.filter(({ reuseRate }) => reuseRate !== null)
  const weight = known.reduce((all, { decided }) => all + decided, 0)
  return {
    decided: sum(({ decided }) => decided),
    onTime: sum(({ onTime }) => onTime),
    overdue: sum(({ overdue = 0 }) => overdue),
    worstHalf: items.length === 1 ? (items[0]?.officeHours?.p50 ?? null) : null,
    reuse:
      weight > 0 ? known.reduce((all, { decided, reuseRate }) => all + decided * (reuseRate ?? 0), 0) / weight : null,
  }
}
