import type { GapKind } from '#contracts'
import { addDays } from '#vietnam'

/**
 * Endings that cost nothing: the registry was not asked (`notAnnounced`, `refused`), refused the question (`refused`), or
 * gave no answer that can be used, because it is down, late or not signed as it must be (`unavailable`).
 */
const free: ReadonlySet<GapKind> = new Set(['unavailable', 'refused', 'notAnnounced'])

/**
 * The rule by which look-ups count against a quota: one counts, once, when the registry answered at least one of its
 * concepts, be it with a value or with the answer that there is none (`notFound`, `incomplete`, `ambiguous`). It is read from
 * what is recorded of the look-up, so that both sides can count again.
 */
export function countsAgainstQuota(concepts: readonly string[], gaps: Readonly<Record<string, GapKind>>): boolean {
  return concepts.some((concept) => {
    const gap = gaps[concept]
    return gap === undefined || !free.has(gap)
  })
}

/** The first instant of a Vietnamese day, in milliseconds since 1970. */
export function beginOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+07:00`)
}

/** When what is used on a day counts no more (ISO 8601). */
export function resetOf(day: string): string {
  return new Date(beginOfDay(addDays(day, 1))).toISOString()
}

/** Look-ups of the whole country in a second, at most. */
const burst = 3000

/**
 * Whether so much may have been used elsewhere since the use was last read, `ageMs` milliseconds ago, that what is left could
 * run out now. Until then nobody needs to ask the database for room.
 */
export function mayRunOut(left: number, ageMs: number): boolean {
  return left <= burst * (1 + Math.max(0, ageMs) / 1000)
}
