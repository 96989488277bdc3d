import { formFlags } from '#contracts'
import { IdempotencySettings, type ServiceDefinition } from '#platform'
import { faultOfUnitData } from '#vietnam'
import { CatalogModule } from './catalog.module.js'
import { DemandedPapers1766210000000 } from './migrations/1766210000000-demanded-papers.js'
import { Entries1764000000000 } from './migrations/1764000000000-entries.js'
import { Idempotency1765000000000 } from './migrations/1765000000000-idempotency.js'
import { NationalSize1765320000000 } from './migrations/1765320000000-national-size.js'
import { OwnerMessages1765931000000 } from './migrations/1765931000000-owner-messages.js'
import { Reviews1765830000000 } from './migrations/1765830000000-reviews.js'
import { LoadedSeeds1765940000000 } from './migrations/1765940000000-loaded-seeds.js'
import { SearchKeys1764700000000 } from './migrations/1764700000000-search-keys.js'
import { VersionsGrow1764900000000 } from './migrations/1764900000000-versions-grow.js'
import { WaiverTerritories1765100000000 } from './migrations/1765100000000-waiver-territories.js'

/** The catalogue: who takes part, what is shared, what may be looked up, and the forms. */
export const catalogService: ServiceDefinition = {
  name: 'catalog',
  faultOfFiles: faultOfUnitData,
  module: CatalogModule,
  hears: [formFlags.repeats],
  // its own entries, as connectors that ask it are known by the keys in them
  followsCatalogue: ['registry'],
  database: {
    migrations: [
      Entries1764000000000,
      SearchKeys1764700000000,
      VersionsGrow1764900000000,
      Idempotency1765000000000,
      WaiverTerritories1765100000000,
      NationalSize1765320000000,
      DemandedPapers1766210000000,
      Reviews1765830000000,
      OwnerMessages1765931000000,
      LoadedSeeds1765940000000,
    ],
  },
  settings: [IdempotencySettings],
}
