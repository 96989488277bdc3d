import { Injectable } from '@nestjs/common'
import type { CatalogueEntry, CatalogueType } from '#contracts'
import { StateOwner } from '#platform'
import { CatalogueStore } from './catalogue-store.js'

/**
 * Spreads the newest state of every entry, and that removed ones are gone, from the database; from then on the owner
 * beats. Doing it again does no harm: readers ignore what they know.
 */
@Injectable()
export class SpreadCatalogue {
  constructor(
    private readonly store: CatalogueStore,
    private readonly state: StateOwner<CatalogueEntry>,
  ) {}

  async execute(): Promise<void> {
    const { entries, removed } = await this.store.everything()
    if (removed.length > 0) await this.state.remove(removed)
    await this.state.republish(entries)
  }

  /** Spreads the newest state of entries that were just changed. */
  async changed(names: readonly { type: CatalogueType; key: string }[]): Promise<void> {
    const entries = await this.store.entries(names)
    const gone = entries.filter(({ value }) => value === null)
    const live = entries.filter(({ value }) => value !== null)
    if (gone.length > 0) await this.state.remove(gone.map(({ type, key, version }) => ({ type, key, version })))
    if (live.length > 0) await this.state.publish(live)
  }
}
