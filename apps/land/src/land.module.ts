import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { landCorrections } from './land.corrections.js'
import { landUse } from './outcomes/land-use.outcome.js'
import { LandSource } from './land.source.js'

/** The mock national land database. */
@Module({
  imports: [
    RegistryModule.register({ id: 'land', source: LandSource, outcomes: { landUse }, corrects: landCorrections }),
  ],
})
export class LandModule {}
