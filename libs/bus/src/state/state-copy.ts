import type { InputError, State } from '#contracts'
import type { Clock } from '../ports.js'
import { fingerprint, PackedText } from './packed-text.js'
import { entryName, type StateListener, type StateRecord, type StateEntry } from './state-channel.js'

/** Told of every change of a copy: the name of an entry and its version, none where it was removed. */
export type StateChange = (name: string, version: number | undefined) => void

const staleAfterMs = 30_000
/** Large entries that stay open after they were read. */
const mostOpened = 100
/** A beat further ahead than this is no matter of two clocks that differ. */
const furthestAheadMs = 60_000

/** What is known of a record that was taken. */
interface Taken {
  version: number
  /** Of its text; 0 of a removal. */
  print: number
}

/**
 * An instance's own copy of a state topic, in memory: complete once it is ready, and as fresh as the owner's beat. Large
 * entries are kept packed, and opened when they are read.
 */
export class StateCopy<E extends StateEntry> implements StateListener {
  private readonly entriesByName = new Map<string, E | PackedText>()
  /** Those opened last, the newest at the end. */
  private readonly opened = new Map<string, E>()
  private readonly taken = new Map<string, Taken>()
  private readonly listeners = new Set<StateChange>()
  private beatAt = -Infinity

  constructor(
    readonly contract: State<E>,
    private readonly check: (value: unknown) => InputError[],
    private readonly onPoison: (reason: string) => void = () => undefined,
    private readonly clock: Clock = { now: () => new Date() },
    /** Which entries this copy holds; the others are passed over unread. */
    private readonly holds: (name: string) => boolean = () => true,
  ) {}

  /** The newest state of an entry. */
  get(key: string, type?: string): E | undefined {
    const name = entryName({ type, key })
    const kept = this.entriesByName.get(name)
    return kept instanceof PackedText ? this.open(name, kept) : kept
  }

  /** All entries there are. */
  *entries(): IterableIterator<E> {
    for (const [name, kept] of this.entriesByName) yield kept instanceof PackedText ? this.open(name, kept) : kept
  }

  get size(): number {
    return this.entriesByName.size
  }

  /** Whether the owner has not been heard of for 30 s; what is decided on the copy then may be outdated. */
  isStale(now: Date): boolean {
    return now.getTime() - this.beatAt > staleAfterMs
  }

  /** Calls back for each entry there is and each change to come; returns how to stop. */
  onChange(listener: StateChange): () => void {
    for (const name of this.entriesByName.keys()) listener(name, this.taken.get(name)?.version)
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes a record unless a newer one of its key is known; one that is known already changes nothing. */
  record({ key, version, text }: StateRecord): void {
    if (!this.holds(key)) return
    const known = this.taken.get(key)
    if (known !== undefined && known.version > version) return
    const print = text === undefined ? 0 : fingerprint(text)
    if (known?.version === version && known.print === print) return
    const entry = text === undefined ? undefined : this.parse(key, version, text)
    if (text !== undefined && !entry) return
    this.taken.set(key, { version, print })
    this.opened.delete(key)
    if (entry && text !== undefined) this.entriesByName.set(key, PackedText.of(text) ?? entry)
    else this.entriesByName.delete(key)
    for (const listener of this.listeners) this.tell(listener, key, entry && version)
  }

  private open(name: string, packed: PackedText): E {
    const entry = this.opened.get(name) ?? (JSON.parse(packed.text) as E)
    this.opened.delete(name)
    this.opened.set(name, entry)
    const [oldest] = this.opened.keys()
    if (this.opened.size > mostOpened && oldest !== undefined) this.opened.delete(oldest)
    return entry
  }

  /** What one listener throws stops neither the others nor the reader. */
  private tell(listener: StateChange, key: string, version: number | undefined): void {
    try {
      listener(key, version)
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
