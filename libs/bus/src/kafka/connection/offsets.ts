/**
 * Which messages of one partition are still being worked on, so that only what is finished counts as read. A broker that lost
 * a topic gives its offsets a second time: what was known of the first log says nothing of the second then.
 */
export class Offsets {
  private pending = new Set<number>()
  private highest = -1
  private committed = -1

  /** Marks a message as begun; the returned function marks it as finished. One consumer is handed each message once, in order. */
  begin(offset: number): () => void {
    if (offset <= this.highest) {
      this.pending = new Set()
      this.committed = -1
    }
    const { pending } = this
    pending.add(offset)
    this.highest = offset
    return () => pending.delete(offset)
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
