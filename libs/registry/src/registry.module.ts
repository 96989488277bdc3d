import { Module, type DynamicModule, type Type } from '@nestjs/common'
import type { RegistryId } from '#contracts'
import { AccessLog } from './answering/access-log.js'
import { AnswerQuestion, REGISTRY_ID } from './answering/answer-question.js'
import { Evidence } from './answering/evidence.js'
import { FaultSwitch } from './answering/fault-switch.js'
import { registryController } from './answering/registry.controller.js'
import { RegistrySource } from './answering/source.js'
import { CorrectionsController } from './corrections/corrections.controller.js'
import { ReceiveCorrection } from './corrections/receive-correction.js'
import type { CopiedTable } from './loading/copied-table.js'
import { COPIED_TABLES, LoadPeople } from './loading/load-people.js'

/** What makes a registry out of the kit. */
export interface RegistryParts {
  id: RegistryId
  /** Reads the registry's own tables. */
  source: Type<RegistrySource>
  /** What the demo's generated households become in its tables, referred-to tables first. */
  tables: readonly CopiedTable[]
}

/** A registry: `RegistryModule.register({ id: 'land', source: LandSource, tables: landTables })`. */
@Module({})
export class RegistryModule {
  static register({ id, source, tables }: RegistryParts): DynamicModule {
    return {
      module: RegistryModule,
      controllers: [registryController(id), CorrectionsController],
      providers: [
        { provide: REGISTRY_ID, useValue: id },
        { provide: RegistrySource, useClass: source },
        { provide: COPIED_TABLES, useValue: tables },
        FaultSwitch,
        AccessLog,
        Evidence,
        AnswerQuestion,
        ReceiveCorrection,
        LoadPeople,
      ],
    }
  }
}
