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
import { DrivingLicencesModule } from './driving-licences.module.js'
import { DrivingLicenceTables1764000001000 } from './migrations/driving-licence-tables.js'
import { WatchedLicences1765720004000 } from './migrations/1765720004000-watched-licences.js'

/** What the platform needs to run the registry of driving licences. */
export const drivingLicencesService: ServiceDefinition = {
  name: 'driving-licences',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers', 'catalog'],
  hears: [dossiers.facts],
  module: DrivingLicencesModule,
  sandbox: async () => (await import('./driving-licences.sandbox.js')).drivingLicencesSandbox(),
  database: {
    migrations: [
      RegistryTables1764000000000,
      DrivingLicenceTables1764000001000,
      AccessLogLists1765300001000,
      AccessLogByMonth1765400000000,
      RegistryOutcomes1765500001000,
      RegistryWatches1765720000000,
      WatchedLicences1765720004000,
      WatchesTouchedAgain1765730000000,
      OwnedCorrections1765736000000,
    ],
  },
  retained: [accessLog()],
}
