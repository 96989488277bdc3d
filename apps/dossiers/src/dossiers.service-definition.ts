import type { ServiceDefinition } from '#platform'
import { Dossier } from './cases/dossier.entity.js'
import { DossiersModule } from './dossiers.module.js'
import { Dossiers1700000002000 } from './migrations/1700000002000-dossiers.js'

/** Dossiers: subjects, drafts, snapshots, submission, case handling, the clock. */
export const dossiersService: ServiceDefinition = {
  name: 'dossiers',
  module: DossiersModule,
  database: { entities: [Dossier], migrations: [Dossiers1700000002000] },
  asks: ['exchange'],
  followsCatalogue: true,
}
