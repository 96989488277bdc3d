import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { civilStatusSchema } from '../migrations/civil-status-tables.js'
import { CivilStatusSource } from './civil-status.source.js'
import { civilStatusTables } from './civil-status.tables.js'

/** The mock civil-status database: a registry of its own, hosted beside population in a schema of its own. */
@Module({
  imports: [
    RegistryModule.register({
      id: 'civil-status',
      schema: civilStatusSchema,
      source: CivilStatusSource,
      tables: civilStatusTables,
    }),
  ],
})
export class CivilStatusModule {}
