/** Whether a request begins something (a draft, a prefill) or goes on with it. */
export type Stage = 'new' | 'begun'

/** Milliseconds of one part of the second over which finished requests are counted. */
const partMs = 250
const parts = 4

/** How much further than what is new goes on being let in what is half done. */
const begunShare = 1.5

/**
 * How many requests may be under way at once: as many as were finished in the last second, so that whoever is let in waits
 * about a second, and never fewer than `least`. What is half done is let in when nothing new is any more: giving up on it
 * would waste what it has cost already.
 */
export class Admission {
  private underWay = 0
  private readonly finished = new Array<number>(parts).fill(0)
  private part = 0

  constructor(private readonly least: number) {}

  /** Whether a request is let in at `now` (milliseconds of any clock that only goes forward); if so, call {@link done} once. */
  letIn(stage: Stage, now: number): boolean {
    if (this.underWay >= this.limit(now) * (stage === 'new' ? 1 : begunShare)) return false
    this.underWay++
    return true
  }

  /** A request that was let in has ended. */
  done(now: number): void {
    this.underWay--
    this.turnTo(now)
    const index = this.part % parts
    this.finished[index] = (this.finished[index] ?? 0) + 1
  }

  private limit(now: number): number {
    this.turnTo(now)
    return Math.max(
      this.least,
      this.finished.reduce((sum, count) => sum + count, 0),
    )
  }

  /** Forgets what was finished longer than a second ago. */
  private turnTo(now: number): void {
    const part = Math.floor(now / partMs)
    if (part - this.part >= parts) this.finished.fill(0)
    else for (let next = this.part + 1; next <= part; next++) this.finished[next % parts] = 0
    this.part = Math.max(this.part, part)
  }
}
