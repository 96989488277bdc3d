import { setTimeout as pause } from 'node:timers/promises'
import { Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { entryName, StateOwner } from '#bus'
import type { CatalogueEntry } from '#contracts'
import { Database } from '#database'
import { CatalogueStore, type EntryName } from './catalogue-store.js'

const againEveryMs = 600_000
const retryAfterMs = 1000
/** Entries recorded in one transaction. */
const pieceOfEntries = 500

/**
 * Spreads the newest state of every entry, and that removed ones are gone, from the database; from then on the owner
 * beats. Doing it again does no harm: readers ignore what they know. It is done again when the broker lost the topic, and
 * now and then, which brings back what was overwritten there. Changes are spread where they are written.
 */
@Injectable()
export class SpreadCatalogue implements OnApplicationShutdown {
  private again: NodeJS.Timeout | undefined
  private recording: Promise<void> | undefined
  private isStopped = false

  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly state: StateOwner<CatalogueEntry>,
  ) {}

  /** `recorded` are the entries whose newest states were recorded just now, by whoever changed them. */
  async execute(recorded: readonly EntryName[] = []): Promise<void> {
    await this.recordEverything(new Set(recorded.map(entryName)))
    await this.state.live(() => this.store.count())
    const again = () => void (this.recording ??= this.recordUntilDone().finally(() => (this.recording = undefined)))
    this.state.onLost(again)
    this.again ??= setInterval(again, againEveryMs).unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.again)
    this.isStopped = true
  }

  /** The database may be away just when the broker has lost everything. */
  private async recordUntilDone(): Promise<void> {
    while (!this.isStopped) {
      try {
        return await this.recordEverything()
      } catch {
        await pause(retryAfterMs, undefined, { ref: false })
      }
    }
  }

  /** In pieces, each a transaction of its own, so that neither memory nor those who change entries notice its size. */
  private async recordEverything(but: ReadonlySet<string> = new Set()): Promise<void> {
    let last: EntryName | undefined
    do {
      last = await this.database.transaction((tx) =>
        this.store.recordAnew(tx, last, pieceOfEntries, (entry) => !but.has(entryName(entry))),
      )
    } while (last)
  }
}
