import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { LandSource } from './land.source.js'
import { landTables } from './land.tables.js'

/** The mock national land database. */
@Module({ imports: [RegistryModule.register({ id: 'land', source: LandSource, tables: landTables })] })
export class LandModule {}
