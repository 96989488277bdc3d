import type { Dossier } from '../api/types'

export type ExplainedDay = Dossier['due']['explanation'][number]

/** Days beside each other that count, that do not, or on which the clock stands. */
export interface DayRun {
  kind: 'counted' | 'paused' | 'uncounted'
  days: ExplainedDay[]
  /** Each reason of the run once, in the order of the days; names of holidays in place of theirs. */
  reasons: { why: ExplainedDay['why']; name?: string }[]
}

const waits = new Set<ExplainedDay['why']>(['supplement', 'payment', 'stopped'])

/** The days from receipt to due in runs, one run for what counts or does not beside each other. */
export function dayRuns(days: readonly ExplainedDay[]): DayRun[] {
  const runs: DayRun[] = []
  for (const day of days) {
    const kind = day.counted ? 'counted' : waits.has(day.why) ? 'paused' : 'uncounted'
    const last = runs.at(-1)
    if (last?.kind === kind) add(last, day)
    else runs.push(add({ kind, days: [], reasons: [] }, day))
  }
  return runs
}

function add(run: DayRun, day: ExplainedDay): DayRun {
  const { why, name } = day
  run.days.push(day)
  if (!run.reasons.some((each) => each.why === why && each.name === name))
    run.reasons.push({ why, ...(name === undefined ? {} : { name }) })
  return run
}
