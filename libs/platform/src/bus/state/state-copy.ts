import type { InputError, State } from '#contracts'
import type { StateListener, StateRecord } from './state-channel.js'
import { entryName, type StateEntry } from './state-owner.js'

/** Told of every change of a copy; without an entry it was removed. */
export type StateChange<E> = (name: string, entry: E | undefined) => void

const staleAfterMs = 30_000

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
    const entry = text === undefined ? undefined : this.parse(text)
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

  beat(at: number): void {
    this.beatAt = Math.max(this.beatAt, at)
  }

  private parse(text: string): E | undefined {
    try {
      const value = JSON.parse(text) as E
      if (this.check(value).length === 0) return value
      this.onPoison('invalid')
    } catch {
      this.onPoison('notJson')
    }
    return undefined
  }
}
