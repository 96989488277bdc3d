import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { CatalogueType, CatalogueTypes } from '#contracts'
import { Database } from '#database'
import { CatalogueStore } from './catalogue-store.js'
import type { HeldEntry } from './load.rules.js'

/** The new value of one entry. */
export type EntryValue = {
  [T in CatalogueType]: { type: T; key: string; value: CatalogueTypes[T] }
}[CatalogueType]

/**
 * Changes entries outside of the seeds, one change after the other, and spreads them. An entry that came from a seed keeps
 * that seed's hash, so that only another seed replaces it.
 */
@Injectable()
export class ChangeEntries {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
  ) {}

  /**
   * `assert` may ask for the version an entry is held in (0: it never was) while nobody else changes anything, and throws to
   * refuse. What the changes are can be worked out then, too, where it depends on other entries. `within`: a transaction
   * that is open already. Only the entries in question are read: all other changes wait meanwhile.
   */
  async execute(
    changes: readonly EntryValue[] | (() => Promise<readonly EntryValue[]>),
    assert: (versionOf: (type: CatalogueType, key: string) => Promise<number>) => Promise<void> = () =>
      Promise.resolve(),
    within?: EntityManager,
  ): Promise<void> {
    const work = async (tx: EntityManager): Promise<void> => {
      await this.store.lock(tx)
      await assert(async (type, key) => (await this.store.held(tx, [{ type, key }]))[0]?.version ?? 0)
      const values = typeof changes === 'function' ? await changes() : changes
      const held = new Map(
        (await this.store.held(tx, values)).map((entry): [string, HeldEntry] => [`${entry.type} ${entry.key}`, entry]),
      )
      if (values.length === 0) return
      await this.store.write(
        tx,
        values.map(({ type, key, value }) => {
          const before = held.get(`${type} ${key}`)
          return { type, key, value, version: (before?.version ?? 0) + 1, hash: before?.hash ?? null, search: '' }
        }),
      )
    }
    await (within ? work(within) : this.database.transaction(work))
  }
}
