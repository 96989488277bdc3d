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
import { TaxTables1764000001000 } from './migrations/1764000001000-tax-tables.js'
import { TaxModule } from './tax.module.js'
import { WatchedTax1765720002000 } from './migrations/1765720002000-watched-tax.js'

/** What the platform needs to run the tax registry. */
export const taxService: ServiceDefinition = {
  name: 'tax',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers', 'catalog'],
  hears: [dossiers.facts],
  module: TaxModule,
  sandbox: async () => (await import('./tax.sandbox.js')).taxSandbox(),
  database: {
    migrations: [
      RegistryTables1764000000000,
      TaxTables1764000001000,
      AccessLogLists1765300001000,
      AccessLogByMonth1765400000000,
      RegistryOutcomes1765500001000,
      RegistryWatches1765720000000,
      WatchedTax1765720002000,
      WatchesTouchedAgain1765730000000,
      OwnedCorrections1765736000000,
    ],
  },
  retained: [accessLog()],
}
