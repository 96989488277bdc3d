import { Module, type DynamicModule, type Provider } from '@nestjs/common'

/** The injection token of the service's logger. */
export const LOGGER = Symbol('logger')

/** The injection token of the process's numbers. */
export const METRICS = Symbol('metrics')

/** What the platform hands to every module of a service: bus, database, keys, clock, settings, logger. */
@Module({})
export class PlatformModule {
  static with(providers: Provider[]): DynamicModule {
    const tokens = providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide))
    return { module: PlatformModule, global: true, providers, exports: tokens }
  }
}
