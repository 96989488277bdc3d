import { isDomainError } from '#contracts'

interface Waiting<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (reason: unknown) => void
}

/**
 * Gathers single writes into batches: while one batch is being written the next ones gather, so the size of a batch
 * follows the load and nobody waits for a timer. `write` resolves when the item's own batch is durable. A batch the
 * database refuses is written by halves, so that an item it cannot take fails alone; while the database is away all of
 * a batch fail at once.
 */
export class BatchWriter<T, R = void> {
  private waiting: Waiting<T, R>[] = []
  private running = 0

  /**
   * @param flush writes a batch in one statement or transaction, all of it or nothing; returns a result for each item,
   * in order
   * @param options `parallel` batches under way at once (default 2), `size` items in a batch at most (default 500)
   */
  constructor(
    private readonly flush: (items: T[]) => Promise<R[]>,
    private readonly options: { parallel?: number; size?: number } = {},
  ) {}

  write(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      if (this.waiting.length === 1) setImmediate(() => this.turn())
    })
  }

  private turn(): void {
    while (this.waiting.length > 0 && this.running < (this.options.parallel ?? 2)) {
      const batch = this.waiting.splice(0, this.options.size ?? 500)
      this.running++
      void this.run(batch).finally(() => {
        this.running--
        this.turn()
      })
    }
  }

  private async run(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.flush(batch.map((entry) => entry.item))
      batch.forEach((entry, index) => entry.resolve(results[index] as R))
    } catch (error) {
      if (batch.length === 1 || isOfAll(error)) return batch.forEach((entry) => entry.reject(error))
      const middle = Math.ceil(batch.length / 2)
      await this.run(batch.slice(0, middle))
      await this.run(batch.slice(middle))
    }
  }
}

/** Whether every other batch would fail in the same way, and perhaps this one was written after all. */
function isOfAll(error: unknown): boolean {
  return isDomainError(error) && error.kind === 'unavailable'
}
