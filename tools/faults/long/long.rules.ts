/** When an answer came and how long it had been waited for. */
export interface Waited {
  endedAt: number
  ms: number
}

/** Memory of all processes together at one moment. */
export interface MemorySample {
  at: number
  megabytes: number
}

/** After a kill answers may be late for this long. */
export const calmAfterMs = 5000
/** The 99th percentile outside those times may be this many times that of the quiet run. */
const mostTimesQuiet = 2
/** Memory may be this much more in the last third than in the first. */
const mostGrowth = 1.1

/** Those answers that were waited for at no time within 5 s of a kill. */
export function outsideKills(waited: readonly Waited[], kills: readonly number[]): Waited[] {
  return waited.filter(({ endedAt, ms }) => !kills.some((at) => endedAt > at && endedAt - ms < at + calmAfterMs))
}

/** The given percentile in milliseconds; 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}

/** Sentences for what a long run did not hold; an empty list is what is wanted. */
export function verdictOf(quiet: readonly Waited[], calm: readonly Waited[]): string[] {
  const before = percentile(
    quiet.map(({ ms }) => ms),
    99,
  )
  const then = percentile(
    calm.map(({ ms }) => ms),
    99,
  )
  if (then <= mostTimesQuiet * before) return []
  return [`99 % of the answers outside kills came within ${then} ms, in the quiet run within ${before} ms.`]
}

/** How memory grew from the first third of the time to the last, as a factor of the medians. */
export function growthOf(samples: readonly MemorySample[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3))
  const median = (part: readonly MemorySample[]) =>
    percentile(
      part.map(({ megabytes }) => megabytes),
      50,
    )
  return median(samples.slice(-third)) / median(samples.slice(0, third))
}

/** A sentence where memory is not flat. */
export function memoryVerdict(samples: readonly MemorySample[]): string[] {
  const growth = growthOf(samples)
  return growth <= mostGrowth ? [] : [`Memory grew ${growth.toFixed(2)} times from the first third to the last.`]
}
