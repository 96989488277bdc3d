import type { Measure, MeasureGroup } from '#contracts'

/** What was decided under one key. */
export interface DecidedRow {
  key: string
  decided: number
  late: number
  p50: number | null
  p90: number | null
  fields: number
  reused: number
  database: number
  citizen: number
  official: number
}

/** What came in, and what is there now, under one key. */
export interface CountedRow {
  key: string
  received: number
  open: number
  overdue: number
}

const none = { decided: 0, late: 0, p50: null, p90: null, fields: 0, reused: 0, database: 0, citizen: 0, official: 0 }

/** What stands under a key of which nothing came in and nothing is there. */
export function nothingCounted(key: string): CountedRow {
  return { key, received: 0, open: 0, overdue: 0 }
}

/** A measure of what was counted. Of a day is told what came in and not what is there now, of a cause neither. */
export function measureOf(
  key: string,
  by: MeasureGroup,
  decided: DecidedRow | undefined,
  { received, open, overdue }: CountedRow,
): Measure {
  const { decided: all, late, p50, p90, fields, reused, database, citizen, official } = decided ?? none
  return {
    key,
    decided: all,
    onTime: all - late,
    late,
    onTimeRate: all > 0 ? round((all - late) / all, 3) : null,
    officeHours: p50 === null || p90 === null ? null : { p50: round(p50 / 60, 1), p90: round(p90 / 60, 1) },
    reuseRate: fields > 0 ? round(reused / fields, 3) : null,
    delays: { database, citizen, official },
    ...(by === 'cause' ? {} : { received }),
    ...(by === 'cause' || by === 'day' ? {} : { open, overdue }),
  }
}

/** The worst first: the smallest share on time, then the most that are overdue. Days in their order, causes by how many. */
export function worstFirst(by: MeasureGroup): (left: Measure, right: Measure) => number {
  const byKey = (left: Measure, right: Measure) => (left.key < right.key ? -1 : 1)
  if (by === 'day') return byKey
  if (by === 'cause') return (left, right) => right.late - left.late || byKey(left, right)
  return (left, right) =>
    (left.onTimeRate ?? 1) - (right.onTimeRate ?? 1) || (right.overdue ?? 0) - (left.overdue ?? 0) || byKey(left, right)
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
