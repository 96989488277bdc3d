import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Database } from '#database'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore, type EntryName } from '../entries/catalogue-store.js'
import { changesOf } from '../entries/load.rules.js'
import type { SeedEntry } from '../entries/seed-entry.js'
import { seedBroken } from '../entries/seed.errors.js'
import { catalogueFindings } from './catalogue.rules.js'
import { CertifySeeds } from './certify-seeds.js'
import { readSeeds, seedFolder } from './read-seeds.js'
import { seedDigest } from './seed-digest.js'

/**
 * Brings the database to what the seeds state, in one transaction; loading the same seeds again changes nothing, and of
 * several instances that start at once one does the work. Seeds the same build has loaded are not read again. Throws a
 * start error that names file and place of the first thing wrong, and then nothing is changed.
 */
@Injectable()
export class LoadSeeds {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
    private readonly certify: CertifySeeds,
  ) {}

  /** Resolves to the entries that changed; their new states are recorded to be spread. */
  async execute(folder: URL = seedFolder, digest = seedDigest(folder)): Promise<EntryName[]> {
    const [last] = await this.database.query<{ digest: string }>('select digest from loaded_seeds')
    const isLoaded = digest !== undefined && last?.digest === digest
    const certified = isLoaded ? undefined : await this.read(folder)
    return this.database.transaction(async (tx) => {
      await this.store.lock(tx)
      const changes = certified
        ? changesOf(certified, await this.store.held(tx))
        : this.certify.anew(await this.store.seeded(tx, 'formVersion'))
      if (changes.length > 0) await this.store.write(tx, changes)
      if (!isLoaded) await this.remember(tx, digest)
      return changes
    })
  }

  private async read(folder: URL): Promise<SeedEntry[]> {
    const today = dayOf(this.clock.now())
    const seeds = readSeeds(folder, today)
    const [finding] = catalogueFindings(seeds, today)
    if (finding) throw seedBroken(finding.place, finding.problem)
    return [...seeds, ...(await this.certify.execute(seeds, today))]
  }

  private async remember(tx: EntityManager, digest: string | undefined): Promise<void> {
    await tx.query('delete from loaded_seeds')
    if (digest === undefined) return
    await tx.query('insert into loaded_seeds (digest, loaded_at) values ($1, $2)', [digest, this.clock.now()])
  }
}
