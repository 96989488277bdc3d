import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common'

/** The injection token of the service's logger. */
export const LOGGER = Symbol('logger')

/** The injection token of the process's numbers. */
export const METRICS = Symbol('metrics')

/** What the platform hands to every module of a service: bus, database, keys, clock, settings, logger. */
@Module({})
export class PlatformModule {
  /** A root module that gives `module`, those beside it and everything below them the providers. */
  static around(module: Type<unknown>, providers: Provider[], ...more: DynamicModule[]): Type<unknown> {
    @Module({ imports: [PlatformModule.with(providers), ...more, module] })
    class Service {}
    return Service
  }

  private static with(providers: Provider[]): DynamicModule {
    const tokens = providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide))
    return { module: PlatformModule, global: true, providers, exports: tokens }
  }
}
