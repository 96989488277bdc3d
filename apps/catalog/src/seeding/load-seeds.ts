import { Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore, type EntryName } from '../entries/catalogue-store.js'
import { changesOf } from '../entries/load.rules.js'
import { seedBroken } from '../entries/seed.errors.js'
import { catalogueFindings } from './catalogue.rules.js'
import { CertifySeeds } from './certify-seeds.js'
import { readSeeds, seedFolder } from './read-seeds.js'

/**
 * Brings the database to what the seeds state, in one transaction; loading the same seeds again changes nothing, and of
 * several instances that start at once one does the work. Throws a start error that names file and place of the first
 * thing wrong, and then nothing is changed.
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
  async execute(folder: URL = seedFolder): Promise<EntryName[]> {
    const today = dayOf(this.clock.now())
    const seeds = readSeeds(folder, today)
    const [finding] = catalogueFindings(seeds, today)
    if (finding) throw seedBroken(finding.place, finding.problem)
    const certified = [...seeds, ...(await this.certify.execute(seeds, today))]
    return this.database.transaction(async (tx) => {
      await this.store.lock(tx)
      const changes = changesOf(certified, await this.store.held(tx))
      if (changes.length > 0) await this.store.write(tx, changes)
      return changes
    })
  }
}
