const calmMs = 10_000

/** How long to wait before the next try of something that keeps failing: doubles with each, begins anew after ten calm seconds. */
export class BackOff {
  private tries = 0
  private triedAt = -Infinity

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {}

  /** Milliseconds to wait before the try that is due `now`. */
  next(now: number): number {
    if (now - this.triedAt > calmMs) this.tries = 0
    const wait = Math.min(this.firstMs * 2 ** this.tries, this.longestMs)
    this.tries++
    this.triedAt = now + wait
    return wait
  }
}
