/** Runs at most `limit` works at once and keeps at most `queueLimit` waiting. */
export class Pool {
  private readonly waiting: (() => void)[] = []
  private readonly onIdle: (() => void)[] = []
  private head = 0
  private running = 0

  constructor(
    private readonly limit: number,
    private readonly queueLimit = 10_000,
  ) {}

  get busy(): number {
    return this.running + this.waiting.length - this.head
  }

  get isFull(): boolean {
    return this.waiting.length - this.head >= this.queueLimit
  }

  /** Starts the work at once where there is room, otherwise in the order of arrival. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limit) this.running++
    else await new Promise<void>((start) => this.waiting.push(start))
    try {
      return await work()
    } finally {
      this.next()
    }
  }

  /** Settles when nothing runs and nothing waits. */
  idle(): Promise<void> {
    return this.busy === 0 ? Promise.resolve() : new Promise((resolve) => this.onIdle.push(resolve))
  }

  private next(): void {
    const start = this.waiting[this.head]
    if (start) {
      this.head++
      if (this.head > 1000) {
        this.waiting.splice(0, this.head)
        this.head = 0
      }
      return start()
    }
    this.waiting.length = this.head = 0
    this.running--
    if (this.running === 0) for (const resolve of this.onIdle.splice(0)) resolve()
  }
}
