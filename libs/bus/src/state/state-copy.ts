import type { InputError, State } from '#contracts'
import type { Clock } from '../ports.js'
import { entryName, type StateListener, type StateRecord, type StateEntry } from './state-channel.js'

/** Told of every change of a copy; without an entry it was removed. */
export type StateChange<E> = (name: string, entry: E | undefined) => void

const staleAfterMs = 30_000
/** A beat further ahead than this is no matter of two clocks that differ. */
const furthestAheadMs = 60_000

/** An instance's own copy of a state topic, in memory: complete once it is ready, and as fresh as the owner's beat. */
export class StateCopy<E extends StateEntry> implements StateListener {
  private readonly entriesByName = new Map<string, E>()
  private readonly versions = new Map<string, number>()
  private readonly listeners = new Set<StateChange<E>>()
  private beatAt = -Infinity

  constructor(
    readonly contract: State<E>,
    private readonly check: (value: unknown) => InputError[],
    private readonly onPoison: (reason: string) => void = () => undefined,
    private readonly clock: Clock = { now: () => new Date() },
  ) {}

  /** The newest state of an entry. */
  get(key: string, type?: string): E | undefined {
    return this.entriesByName.get(entryName({ type, key }))
  }

  /** All entries there are. */
  entries(): IterableIterator<E> {
    return this.entriesByName.values()
  }

  get size(): number {
    return this.entriesByName.size
  }

  /** Whether the owner has not been heard of for 30 s; what is decided on the copy then may be outdated. */
  isStale(now: Date): boolean {
    return now.getTime() - this.beatAt > staleAfterMs
  }

  /** Calls back for each entry there is and each change to come; returns how to stop. */
  onChange(listener: StateChange<E>): () => void {
    for (const [name, entry] of this.entriesByName) listener(name, entry)
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes a record unless a newer one of its key is known. */
  record({ key, version, text }: StateRecord): void {
    if ((this.versions.get(key) ?? -Infinity) > version) return
    const entry = text === undefined ? undefined : this.parse(key, version, text)
    if (text !== undefined && !entry) return
    this.versions.set(key, version)
    if (entry) this.entriesByName.set(key, entry)
    else this.entriesByName.delete(key)
    for (const listener of this.listeners) this.tell(listener, key, entry)
  }

  /** What one listener throws stops neither the others nor the reader. */
  private tell(listener: StateChange<E>, key: string, entry: E | undefined): void {
    try {
      listener(key, entry)
    } catch {
      this.onPoison('listener')
    }
  }

  /**
   * Takes a beat of the owner. One that is ahead of this machine's clock counts as of now, so that it cannot hide for
   * longer than any other that the owner has died; one that is far ahead is parked.
   */
  beat(at: number): void {
    const now = this.clock.now().getTime()
    if (!Number.isFinite(at) || at > now + furthestAheadMs) this.onPoison('beatAhead')
    else this.beatAt = Math.max(this.beatAt, Math.min(at, now))
  }

  private parse(key: string, version: number, text: string): E | undefined {
    try {
      const value = JSON.parse(text) as E
      if (this.check(value).length > 0) this.onPoison('invalid')
      else if (entryName(value) !== key || value.version !== version) this.onPoison('misplaced')
      else return value
    } catch {
      this.onPoison('notJson')
    }
    return undefined
  }
}
