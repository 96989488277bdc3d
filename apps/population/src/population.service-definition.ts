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
import { civilStatusSchema, CivilStatusTables1764000003000 } from './migrations/1764000003000-civil-status-tables.js'
import { PopulationTables1764000001000 } from './migrations/1764000001000-population-tables.js'
import { RecordDefects1764000002000 } from './migrations/1764000002000-record-defects.js'
import { RelativeLinks1764000006000 } from './migrations/1764000006000-relative-links.js'
import { CivilStatusLists1765300002000 } from './migrations/1765300002000-civil-status-lists.js'
import { CivilStatusLogByMonth1765400001000 } from './migrations/1765400001000-civil-status-log-by-month.js'
import { CivilStatusCorrections1765736001000 } from './migrations/1765736001000-civil-status-corrections.js'
import { CivilStatusOutcomes1765500002000 } from './migrations/1765500002000-civil-status-outcomes.js'
import { PopulationModule } from './population.module.js'
import { WatchedPeople1765720003000 } from './migrations/1765720003000-watched-people.js'

/** What the platform needs to run the population registry. */
export const populationService: ServiceDefinition = {
  name: 'population',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers', 'catalog'],
  hears: [dossiers.facts],
  module: PopulationModule,
  sandbox: async () => (await import('./population.sandbox.js')).populationSandbox(),
  database: {
    migrations: [
      RegistryTables1764000000000,
      PopulationTables1764000001000,
      RecordDefects1764000002000,
      CivilStatusTables1764000003000,
      RelativeLinks1764000006000,
      AccessLogLists1765300001000,
      CivilStatusLists1765300002000,
      AccessLogByMonth1765400000000,
      CivilStatusLogByMonth1765400001000,
      RegistryOutcomes1765500001000,
      CivilStatusOutcomes1765500002000,
      RegistryWatches1765720000000,
      WatchedPeople1765720003000,
      WatchesTouchedAgain1765730000000,
      OwnedCorrections1765736000000,
      CivilStatusCorrections1765736001000,
    ],
  },
  retained: [accessLog(), accessLog(civilStatusSchema)],
}
