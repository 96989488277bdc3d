/** One record of a state topic: the JSON text of an entry, or none where the entry was removed. */
export interface StateRecord {
  readonly key: string
  readonly version: number
  readonly text: string | undefined
}

/** What a state topic shows to one who reads it. */
export interface StateListener {
  record(record: StateRecord): void
  /** The owner lives; epoch milliseconds by the owner's clock. */
  beat(at: number): void
}

/** A state topic within one process: the newest records, handed to listeners at once. */
export class StateChannel {
  private readonly records = new Map<string, StateRecord>()
  private readonly listeners = new Set<StateListener>()
  private beatAt: number | undefined

  publish(record: StateRecord): void {
    if ((this.records.get(record.key)?.version ?? -Infinity) > record.version) return
    this.records.set(record.key, record)
    for (const listener of this.listeners) listener.record(record)
  }

  beat(at: number): void {
    this.beatAt = at
    for (const listener of this.listeners) listener.beat(at)
  }

  /** Hands over everything there is and goes on with what comes; returns how to stop. */
  listen(listener: StateListener): () => void {
    for (const record of this.records.values()) listener.record(record)
    if (this.beatAt !== undefined) listener.beat(this.beatAt)
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

/** What every entry of a state topic has; `type` and `key` together name it. */
export interface StateEntry {
  type?: string
  key: string
  /** Grows with each change. */
  version: number
}

/** Where an owner writes its state topic. */
export interface StateWriter {
  publish(topic: string, records: StateRecord[]): Promise<void>
  /** Says that the owner lives, and how many entries there are: whoever reads fewer has not read all. */
  beat(topic: string, at: number, entries: number): Promise<void>
  /** Calls back when the topic was lost and made anew, empty. */
  onLost(topic: string, refill: () => void): void
}

/** The name of an entry within its topic. */
export function entryName({ type, key }: Pick<StateEntry, 'type' | 'key'>): string {
  return type === undefined ? key : `${type}/${key}`
}
