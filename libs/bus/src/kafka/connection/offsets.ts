/** Which messages of one partition are still being worked on, so that only what is finished counts as read. */
export class Offsets {
  private readonly pending = new Set<number>()
  private highest = -1
  private committed = -1

  /** Marks a message as begun; the returned function marks it as finished. */
  begin(offset: number): () => void {
    this.pending.add(offset)
    this.highest = Math.max(this.highest, offset)
    return () => this.pending.delete(offset)
  }

  get unfinished(): number {
    return this.pending.size
  }

  /** The offset to commit: everything before it is finished. None when nothing changed since the last time. */
  takeCommittable(): number | undefined {
    const [lowest] = this.pending
    const next = lowest ?? this.highest + 1
    if (next <= 0 || next === this.committed) return undefined
    this.committed = next
    return next
  }
}
