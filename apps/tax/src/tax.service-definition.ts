import { dossiers } from '#contracts'
import { RegistryTables1764000000000 } from '#registry'
import type { ServiceDefinition } from '#platform'
import { faultOfUnitData } from '#vietnam'
import { TaxTables1764000001000 } from './migrations/tax-tables.js'
import { TaxModule } from './tax.module.js'

/** What the platform needs to run the tax registry. */
export const taxService: ServiceDefinition = {
  name: 'tax',
  faultOfFiles: faultOfUnitData,
  asks: ['dossiers'],
  hears: [dossiers.facts],
  module: TaxModule,
  database: { migrations: [RegistryTables1764000000000, TaxTables1764000001000] },
}
