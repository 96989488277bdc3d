import { dossiers } from '#contracts'
import type { ServiceDefinition } from '#platform'
import {
  accessLog,
  AccessLogByMonth1765400000000,
  AccessLogLists1765300001000,
  OwnedCorrections1765736000000,
  RegistryOutcomes1765500001000,
  RegistryTables1764000000000,
  RegistryWatches1765720000000,
  WatchesTouchedAgain1765730000000,
} from '#registry'
import { faultOfUnitData } from '#vietnam'
import { LandModule } from './land.module.js'
import { LandTables1764000001000 } from './migrations/1764000001000-land-tables.js'
import { WatchedLand1765720001000 } from './migrations/1765720001000-watched-land.js'

/** What the platform needs to run the land registry. */
export const landService: ServiceDefinition = {
  name: 'land',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers', 'catalog'],
  hears: [dossiers.facts],
  module: LandModule,
  sandbox: async () => (await import('./land.sandbox.js')).landSandbox(),
  database: {
    migrations: [
      RegistryTables1764000000000,
      LandTables1764000001000,
      AccessLogLists1765300001000,
      AccessLogByMonth1765400000000,
      RegistryOutcomes1765500001000,
      RegistryWatches1765720000000,
      WatchedLand1765720001000,
      WatchesTouchedAgain1765730000000,
      OwnedCorrections1765736000000,
    ],
  },
  retained: [accessLog()],
}
