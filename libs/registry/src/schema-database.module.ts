import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common'
import { Database } from '#database'

/** The injection token of the service's database as seen in a registry's own schema. */
export const SCHEMA_DATABASE = Symbol('schema database')

/** The injection token of the service's database as a whole, whatever schema a registry's own tables are in. */
export const WHOLE_DATABASE = Symbol('whole database')

const bySchema = new Map<string, DynamicModule>()

/** Opens the service's database in a schema, and closes it when the service stops. */
@Module({})
export class SchemaDatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(SCHEMA_DATABASE) private readonly database: Database) {}

  /** One module for each schema, so that whoever imports it shares its connections. */
  static of(schema: string): DynamicModule {
    const known = bySchema.get(schema)
    if (known) return known
    const created = {
      module: SchemaDatabaseModule,
      providers: [
        {
          provide: SCHEMA_DATABASE,
          useFactory: (whole: Database): Promise<Database> => whole.inSchema(schema),
          inject: [Database],
        },
        { provide: WHOLE_DATABASE, useExisting: Database },
      ],
      exports: [SCHEMA_DATABASE, WHOLE_DATABASE],
    }
    bySchema.set(schema, created)
    return created
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close()
  }
}
