import { Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { CatalogueEntry } from '#contracts'
import { Database, StateOwner } from '#platform'
import { CatalogueStore } from './catalogue-store.js'

const againEveryMs = 600_000

/**
 * Spreads the newest state of every entry, and that removed ones are gone, from the database; from then on the owner
 * beats. Doing it again does no harm: readers ignore what they know. It is done again when the broker lost the topic, and
 * now and then, which brings back what was overwritten there. Changes are spread where they are written.
 */
@Injectable()
export class SpreadCatalogue implements OnApplicationShutdown {
  private again: NodeJS.Timeout | undefined

  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly state: StateOwner<CatalogueEntry>,
  ) {}

  async execute(): Promise<void> {
    await this.recordEverything()
    await this.state.live()
    const quietly = () => void this.recordEverything().catch(() => undefined)
    this.state.onLost(quietly)
    this.again ??= setInterval(quietly, againEveryMs).unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.again)
  }

  private recordEverything(): Promise<void> {
    return this.database.transaction((tx) => this.store.recordEverything(tx))
  }
}
