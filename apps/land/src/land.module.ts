import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { LandSource } from './land.source.js'

/** The mock national land database. */
@Module({ imports: [RegistryModule.register({ id: 'land', source: LandSource })] })
export class LandModule {}
