import { dossiers } from '#contracts'
import { RegistryTables1764000000000 } from '#registry'
import type { ServiceDefinition } from '#platform'
import { faultOfUnitData } from '#vietnam'
import { LandTables1764000001000 } from './migrations/land-tables.js'
import { LandModule } from './land.module.js'

/** What the platform needs to run the land registry. */
export const landService: ServiceDefinition = {
  name: 'land',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers'],
  hears: [dossiers.facts],
  module: LandModule,
  database: { migrations: [RegistryTables1764000000000, LandTables1764000001000] },
}
