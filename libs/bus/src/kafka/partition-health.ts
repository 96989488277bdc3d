/** What the asker knows of one partition of a request topic. */
interface Partition {
  /** When the partition last gave a sign of life; all moments here are monotonic (`performance.now`). */
  aliveAt: number
  suspectSince: number | undefined
  probedAt: number
  /** The instance that answered last. */
  owner: string | undefined
}

const firstHedgeMs = 60
const slowestHedgeMs = 1000
const fastestHedgeMs = 20
const budgetShare = 0.05
const probeEveryMs = 250

/**
 * Who answers a request topic, as its asker sees it: round-robin over the partitions that live, how long to wait
 * before a second copy (about the 95th percentile of answers), and whether the budget of 5 % allows one.
 */
export class PartitionHealth {
  private readonly partitions: Partition[] = []
  private next = Math.floor(Math.random() * 1024)
  private hedgeAfter = firstHedgeMs
  private asked = 0
  private hedged = 0

  constructor(count: number) {
    this.grow(count)
  }

  get size(): number {
    return this.partitions.length
  }

  get suspects(): number {
    return this.partitions.filter((partition) => partition.suspectSince !== undefined).length
  }

  /** Milliseconds without an answer after which a second copy is due. */
  get hedgeAfterMs(): number {
    return this.hedgeAfter
  }

  /** Milliseconds of silence after which a partition is suspect. */
  get suspectAfterMs(): number {
    return Math.min(3 * Math.max(this.hedgeAfter, firstHedgeMs), 600)
  }

  grow(count: number): void {
    while (this.partitions.length < count) {
      this.partitions.push({ aliveAt: -Infinity, suspectSince: undefined, probedAt: -Infinity, owner: undefined })
    }
  }

  /** The partition for a new question. */
  choose(): number {
    this.asked++
    return this.pick(() => true) ?? this.next++ % this.size
  }

  /** Another partition that lives, if possible of another instance than the one that kept silent. */
  chooseOther(than: number): number | undefined {
    const owner = this.partitions[than]?.owner
    const isOther = (index: number) => index !== than
    const isOtherOwner = (index: number) => isOther(index) && this.partitions[index]?.owner !== owner
    return this.pick(isOtherOwner) ?? this.pick(isOther)
  }

  /** Whether the budget allows a copy now. */
  get mayHedge(): boolean {
    return this.hedged + 1 <= Math.max(1, this.asked * budgetShare) && this.suspects === 0
  }

  /** Takes one copy out of the budget. */
  countHedge(): void {
    this.hedged++
  }

  /** Learns from the time one answer took. */
  learn(tookMs: number): void {
    const step = this.hedgeAfter * 0.005
    this.hedgeAfter += tookMs > this.hedgeAfter ? step * 19 : -step
    this.hedgeAfter = Math.min(slowestHedgeMs, Math.max(fastestHedgeMs, this.hedgeAfter))
  }

  /** The partition gave a sign of life, through the instance that reads it. */
  alive(index: number, owner?: string): void {
    const partition = this.partitions[index]
    if (!partition) return
    partition.aliveAt = performance.now()
    partition.suspectSince = undefined
    if (owner) partition.owner = owner
  }

  /** Nobody read anything meanwhile, so the silence of that time says nothing. */
  forgive(): void {
    for (const partition of this.partitions) partition.aliveAt = performance.now()
  }

  isSuspect(index: number): boolean {
    return this.partitions[index]?.suspectSince !== undefined
  }

  /** Whether a partition that was asked at `askedAt` has been silent for too long; it is suspect from then on. */
  isSilent(index: number, askedAt: number, now: number): boolean {
    const partition = this.partitions[index]
    if (!partition) return false
    if (partition.suspectSince !== undefined) return true
    if (now - Math.max(askedAt, partition.aliveAt) < this.suspectAfterMs) return false
    partition.suspectSince = now
    return true
  }

  /** Suspect partitions whose next probe is due. */
  dueProbes(now: number): number[] {
    const due: number[] = []
    this.partitions.forEach((partition, index) => {
      if (partition.suspectSince === undefined || now - partition.probedAt < probeEveryMs) return
      partition.probedAt = now
      due.push(index)
    })
    return due
  }

  private pick(fits: (index: number) => boolean): number | undefined {
    for (let tried = 0; tried < this.size; tried++) {
      const index = this.next++ % this.size
      if (this.partitions[index]?.suspectSince === undefined && fits(index)) return index
    }
    return undefined
  }
}
