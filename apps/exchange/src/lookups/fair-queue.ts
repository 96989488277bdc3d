import { turnTooLate } from './lookup.errors.js'

/** How much work may be under way. */
interface Turns {
  /** Pieces of work at once, in all. */
  atOnce: number
  /** Pieces of work at once for one consumer. */
  ofOne: number
  /** Milliseconds after which a piece of work only waits for others, and holds up nobody any more. */
  slowMs: number
}

/**
 * Lets work begin in turns: one piece for each consumer that has any waiting, then the next one for each. However much one
 * consumer brings, another's next piece begins after at most one of each; and one consumer alone never takes all the room.
 */
export class FairQueue {
  private underWay = 0
  private readonly underWayOf = new Map<string, number>()
  /** In the order of their turns. */
  private readonly waiting = new Map<string, (() => void)[]>()

  constructor(private readonly turns: Turns) {}

  /**
   * Does the work when its turn has come; not at all where nobody waits for it any more: from `until` on (milliseconds
   * since 1970) it throws `no_answer`.
   */
  async run<T>(consumer: string, until: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      const line = this.waiting.get(consumer) ?? []
      line.push(begin)
      this.waiting.set(consumer, line)
      this.next()
    })
    let isOut = false
    const leave = () => {
      if (isOut) return
      isOut = true
      this.count(consumer, -1)
      this.next()
    }
    const slow = setTimeout(leave, this.turns.slowMs)
    try {
      if (Date.now() >= until) throw turnTooLate()
      return await work()
    } finally {
      clearTimeout(slow)
      leave()
    }
  }

  /** Begins what there is room for. */
  private next(): void {
    while (this.underWay < this.turns.atOnce) {
      const consumer = [...this.waiting.keys()].find((each) => (this.underWayOf.get(each) ?? 0) < this.turns.ofOne)
      if (consumer === undefined) return
      const line = this.waiting.get(consumer) ?? []
      const begin = line.shift()
      this.waiting.delete(consumer)
      if (line.length > 0) this.waiting.set(consumer, line) // behind all others
      this.count(consumer, 1)
      begin?.()
    }
  }

  private count(consumer: string, change: 1 | -1): void {
    this.underWay += change
    const count = (this.underWayOf.get(consumer) ?? 0) + change
    if (count > 0) this.underWayOf.set(consumer, count)
    else this.underWayOf.delete(consumer)
  }
}
