import { Module, type DynamicModule, type Type } from '@nestjs/common'
import { isOwnRegistry, type RegistryId } from '#contracts'
import { Database } from '#database'
import { AccessLog } from './answering/access-log.js'
import { AnswerQuestion } from './answering/answer-question.js'
import { REGISTRY_ID, REGISTRY_SCHEMA } from './answering/registry-id.js'
import { Evidence } from './answering/evidence.js'
import { registryController } from './answering/registry.controller.js'
import { RegistrySource } from './answering/source.js'
import type { Correctables } from './corrections/correctable.js'
import { CorrectedRecords } from './corrections/corrected-records.js'
import { correctionsController } from './corrections/corrections.controller.js'
import { DecideOnCorrection } from './corrections/decide-correction.js'
import { DecisionSurroundings } from './corrections/decision-surroundings.js'
import { CORRECTABLES, KeptCorrections } from './corrections/kept-corrections.js'
import { ReceiveCorrection } from './corrections/receive-correction.js'
import { TellCorrections } from './corrections/tell-corrections.js'
import { dossierFactsController } from './dossier-facts.controller.js'
import type { OutcomeChangesOf } from './outcomes/outcome-change.js'
import { OUTCOME_CHANGES, ReceiveOutcome } from './outcomes/receive-outcome.js'
import { SCHEMA_DATABASE, SchemaDatabaseModule, WHOLE_DATABASE } from './schema-database.module.js'
import { TellChanges } from './watches/tell-changes.js'
import { Watches } from './watches/watches.js'

/** What makes a registry out of the kit. */
export interface RegistryParts<R extends RegistryId> {
  id: R
  /** Reads the registry's own tables. */
  source: Type<RegistrySource>
  /** Its own schema in the database of a service that hosts another registry too. */
  schema?: string
  /** What it changes when a dossier is granted: `{}` where no change of `recordChanges` is its own. */
  outcomes: OutcomeChangesOf<R>
  /** The concepts whose corrected values it writes itself; the others are corrected in the owner's own system. */
  corrects?: Correctables
}

/**
 * A registry: `RegistryModule.register({ id: 'tax', source: TaxSource, outcomes: {} })`. A service may host a
 * second one in a schema of its own; each has its own log and corrections.
 */
@Module({})
export class RegistryModule {
  static register<R extends RegistryId>({
    id,
    source,
    schema,
    outcomes,
    corrects = {},
  }: RegistryParts<R>): DynamicModule {
    return {
      module: RegistryModule,
      imports: schema === undefined ? [] : [SchemaDatabaseModule.of(schema)],
      controllers: [registryController(id), dossierFactsController(id), correctionsController(id)],
      providers: [
        schema === undefined
          ? { provide: WHOLE_DATABASE, useExisting: Database }
          : { provide: Database, useExisting: SCHEMA_DATABASE },
        { provide: REGISTRY_SCHEMA, useValue: schema ?? 'public' },
        { provide: REGISTRY_ID, useValue: id },
        { provide: RegistrySource, useClass: source },
        AccessLog,
        Evidence,
        AnswerQuestion,
        ...[CorrectedRecords, DecisionSurroundings, ReceiveCorrection, KeptCorrections, DecideOnCorrection],
        ...(isOwnRegistry(id) ? [] : [TellCorrections]),
        { provide: CORRECTABLES, useValue: corrects },
        { provide: OUTCOME_CHANGES, useValue: outcomes },
        ReceiveOutcome,
        TellChanges,
        Watches,
      ],
      exports: [KeptCorrections],
    }
  }
}
