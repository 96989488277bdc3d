import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common'
import { Database } from '#platform'

/** The injection token of the service's database as seen in a registry's own schema. */
export const SCHEMA_DATABASE = Symbol('schema database')

/** Opens the service's database in a schema, and closes it when the service stops. */
@Module({})
export class SchemaDatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(SCHEMA_DATABASE) private readonly database: Database) {}

  static of(schema: string): DynamicModule {
    return {
      module: SchemaDatabaseModule,
      providers: [
        {
          provide: SCHEMA_DATABASE,
          useFactory: (whole: Database): Promise<Database> => whole.inSchema(schema),
          inject: [Database],
        },
      ],
      exports: [SCHEMA_DATABASE],
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close()
  }
}
