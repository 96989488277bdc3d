import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { civilStatusSchema } from '../migrations/1764000003000-civil-status-tables.js'
import { birth } from '../outcomes/birth.outcome.js'
import { death } from '../outcomes/death.outcome.js'
import { marriage } from '../outcomes/marriage.outcome.js'
import { CivilStatusSource } from './civil-status.source.js'

/** The mock civil-status database: a registry of its own, hosted beside population in a schema of its own. */
@Module({
  imports: [
    RegistryModule.register({
      id: 'civil-status',
      schema: civilStatusSchema,
      source: CivilStatusSource,
      outcomes: { birth, marriage, death },
    }),
  ],
})
export class CivilStatusModule {}
