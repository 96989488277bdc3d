/** Work of one name is done one after the other, in the order it came; work of other names beside it. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  /** Resolves or rejects as `work` does, once everything of this name that came before has ended. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.catch(() => undefined)
    this.last.set(name, settled)
    try {
      return await mine
    } finally {
      if (this.last.get(name) === settled) this.last.delete(name)
    }
  }
}
