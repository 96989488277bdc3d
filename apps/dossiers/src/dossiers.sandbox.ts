import { Module, type DynamicModule } from '@nestjs/common'
import { DEMO_SIGNERS } from '#papers'
import { RuntimeSettings } from '#platform'
import { DemoSigners } from '#sandbox'

@Module({})
class DossiersSandboxModule {}

/** What the demo adds: officials sign with certificates of a sandbox authority. */
export function dossiersSandbox(): DynamicModule {
  return {
    module: DossiersSandboxModule,
    global: true,
    providers: [
      {
        provide: DEMO_SIGNERS,
        useFactory: ({ dataDir }: RuntimeSettings) => new DemoSigners(dataDir),
        inject: [RuntimeSettings],
      },
    ],
    exports: [DEMO_SIGNERS],
  }
}
