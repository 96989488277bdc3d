import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { CivilStatusModule } from './civil-status/civil-status.module.js'
import { PopulationSource } from './population.source.js'
import { populationTables } from './population.tables.js'

/** The mock national population database, and the civil-status database hosted beside it. */
@Module({
  imports: [
    RegistryModule.register({ id: 'population', source: PopulationSource, tables: populationTables }),
    CivilStatusModule,
  ],
})
export class PopulationModule {}
