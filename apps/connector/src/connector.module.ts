import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { MappedSource, MAPPING } from './answering/mapped-source.js'
import { HandOnClaims } from './claims/hand-on-claims.js'
import { FollowChanges } from './changes/follow-changes.js'
import type { Mapping } from './mapping/mapping.js'
import { Source } from './sources/source.js'

/** What a connector's registry reads, and the end of it. */
@Global()
@Module({})
class SourceModule implements OnApplicationShutdown {
  constructor(private readonly source: Source) {}

  static of(mapping: Mapping, source: Source): DynamicModule {
    const parts = [
      { provide: MAPPING, useValue: mapping },
      { provide: Source, useValue: source },
    ]
    return { module: SourceModule, providers: parts, exports: parts.map(({ provide }) => provide) }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.close()
  }
}

/** The module of a connector: the registry kit around a mapping. */
export function connectorModule(mapping: Mapping, source: Source) {
  @Module({
    imports: [
      SourceModule.of(mapping, source),
      RegistryModule.register({ id: mapping.registry, source: MappedSource, outcomes: {} }),
    ],
    providers: [FollowChanges, HandOnClaims],
  })
  class ConnectorModule {}
  return ConnectorModule
}
