import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { CivilStatusModule } from './civil-status/civil-status.module.js'
import { residence } from './outcomes/residence.outcome.js'
import { populationCorrections } from './population.corrections.js'
import { PopulationSource } from './population.source.js'

/** The mock national population database, and the civil-status database hosted beside it. */
@Module({
  imports: [
    RegistryModule.register({
      id: 'population',
      source: PopulationSource,
      outcomes: { residence },
      corrects: populationCorrections,
    }),
    CivilStatusModule,
  ],
})
export class PopulationModule {}
