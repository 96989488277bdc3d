import { Module, type DynamicModule, type Type } from '@nestjs/common'
import type { RegistryId } from '#contracts'
import { Database } from '#platform'
import { AccessLog } from './answering/access-log.js'
import { AnswerQuestion, REGISTRY_ID } from './answering/answer-question.js'
import { Evidence } from './answering/evidence.js'
import { registryController } from './answering/registry.controller.js'
import { RegistrySource } from './answering/source.js'
import { correctionsController } from './corrections/corrections.controller.js'
import { ReceiveCorrection, REGISTRY_SCHEMA } from './corrections/receive-correction.js'
import { SCHEMA_DATABASE, SchemaDatabaseModule } from './schema-database.module.js'

/** What makes a registry out of the kit. */
export interface RegistryParts {
  id: RegistryId
  /** Reads the registry's own tables. */
  source: Type<RegistrySource>
  /** Its own schema in the database of a service that hosts another registry too. */
  schema?: string
}

/**
 * A registry: `RegistryModule.register({ id: 'land', source: LandSource })`. A service may host a
 * second one in a schema of its own; each has its own log and corrections.
 */
@Module({})
export class RegistryModule {
  static register({ id, source, schema }: RegistryParts): DynamicModule {
    return {
      module: RegistryModule,
      imports: schema === undefined ? [] : [SchemaDatabaseModule.of(schema)],
      controllers: [registryController(id), correctionsController(id)],
      providers: [
        ...(schema === undefined ? [] : [{ provide: Database, useExisting: SCHEMA_DATABASE }]),
        { provide: REGISTRY_SCHEMA, useValue: schema ?? 'public' },
        { provide: REGISTRY_ID, useValue: id },
        { provide: RegistrySource, useClass: source },
        AccessLog,
        Evidence,
        AnswerQuestion,
        ReceiveCorrection,
      ],
    }
  }
}
