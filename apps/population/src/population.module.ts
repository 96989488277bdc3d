import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { PopulationSource } from './population.source.js'
import { populationTables } from './population.tables.js'

/** The mock national population database. */
@Module({
  imports: [RegistryModule.register({ id: 'population', source: PopulationSource, tables: populationTables })],
})
export class PopulationModule {}
