import type { DynamicModule, INestApplication, Type } from '@nestjs/common'
import type { AbstractHttpAdapter } from '@nestjs/core'
import type { CatalogueType, Facts, MessageClass, ServiceName } from '#contracts'
import type { Schema } from '#database'
import type { RetainedTable } from '../retention/retain.js'

/** Everything the platform needs to run a service. */
export interface ServiceDefinition {
  name: ServiceName
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Nest's own bound for module classes
  module: Type<any>
  /** What the demo adds to the service; loaded with `DEMO=true` only. */
  sandbox?: () => Promise<DynamicModule>
  /** The service's own database, where it keeps something. */
  database?: Schema
  /** Its tables of history that are kept by month, and for how long. */
  retained?: readonly RetainedTable[]
  /** The services it asks; asking any other is a mistake of ours, and refused by the broker. */
  asks?: readonly ServiceName[]
  /** Those it asks in the demo besides. */
  asksInDemo?: readonly ServiceName[]
  /** The facts it hears; hearing any other is refused likewise. */
  hears?: readonly Facts<object>[]
  /** The types of catalogue entries the service decides on; it keeps a copy of them. */
  followsCatalogue?: readonly CatalogueType[]
  /** What is wrong in the data files the service reads, in one sentence; it then refuses to start. */
  faultOfFiles?: () => string | undefined
  /** Configuration classes of the service's own; each is read from the environment and can be injected. */
  settings?: MessageClass[]
  /** The public door, where the service has one (the gateway); all others are reached over the bus only. */
  http?: HttpDoor
}

export interface HttpDoor {
  adapter: () => AbstractHttpAdapter
  /** Hooks, plugins and documents; called before the application listens. Returns where it is to listen. */
  configure: (app: INestApplication) => Promise<{ port: number; host: string }>
}
