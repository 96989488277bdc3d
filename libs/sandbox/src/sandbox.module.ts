import { Module, type DynamicModule } from '@nestjs/common'
import type { OwnRegistry } from '#contracts'
import { Database } from '#database'
import { Outages, SCHEMA_DATABASE, SchemaDatabaseModule } from '#registry'
import type { CopiedTable } from './loading/copied-table.js'
import { COPIED_TABLES, LoadPeople } from './loading/load-people.js'
import { OutageSwitch } from './outages/outage-switch.js'
import { outagesController } from './outages/outages.controller.js'
import { SwitchedOutages } from './outages/switched-outages.js'

/** What the demo adds to one registry. */
export interface RegistrySandbox {
  id: OwnRegistry
  /** What the generated households become in its tables, referred-to tables first. */
  tables: readonly CopiedTable[]
  /** Its own schema, if the registry has one. */
  schema?: string
}

/** Fills one registry with its part of the generated people, and switches its outages. */
@Module({})
class RegistrySandboxModule {
  static of({ id, tables, schema }: RegistrySandbox): DynamicModule {
    return {
      module: RegistrySandboxModule,
      imports: schema === undefined ? [] : [SchemaDatabaseModule.of(schema)],
      controllers: [outagesController(id)],
      providers: [
        ...(schema === undefined ? [] : [{ provide: Database, useExisting: SCHEMA_DATABASE }]),
        { provide: COPIED_TABLES, useValue: tables },
        OutageSwitch,
        LoadPeople,
      ],
    }
  }
}

/** The registries of each module that {@link SandboxModule.of} made. */
const filled = new WeakMap<DynamicModule, readonly RegistrySandbox[]>()

/**
 * What exists with DEMO only, for the registries that one service hosts: `SandboxModule.of({ id: 'land', tables })`. It
 * provides {@link Outages} to them.
 */
@Module({})
export class SandboxModule {
  static of(...registries: RegistrySandbox[]): DynamicModule {
    const sandbox: DynamicModule = {
      module: SandboxModule,
      global: true,
      imports: registries.map((registry) => RegistrySandboxModule.of(registry)),
      providers: [SwitchedOutages, { provide: Outages, useExisting: SwitchedOutages }],
      exports: [SwitchedOutages, Outages],
    }
    filled.set(sandbox, registries)
    return sandbox
  }

  /** What a module made by {@link SandboxModule.of} fills, in its order: for tools that fill it without a service. */
  static registriesOf(sandbox: DynamicModule): readonly RegistrySandbox[] {
    return filled.get(sandbox) ?? []
  }
}
