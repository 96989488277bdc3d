import type { Actor, InputError, MessageClass, ServiceName } from '#contracts'
import type { Pool } from 'pg'
import type { DataSource, EntityManager } from 'typeorm'

/** Seals for one service and opens what another sealed; opening also proves who sealed it. */
export interface Sealer {
  seal(to: ServiceName, plaintext: Buffer, aad: string): Buffer
  open(from: ServiceName, sealed: Buffer, aad: string): Buffer
}

/** Who asks, and the dossier it is about, as the gateway vouches for both. */
export interface Vouched {
  actor: Actor
  dossier?: string
}

/** Turns an actor token into what it vouches for; throws `unauthenticated` for one that is forged, old or meant for another service. */
export interface ActorVerifier {
  verify(token: string): Vouched
}

/** Compiles the decorators of a message class into a check that names every wrong place. */
export type Validate = (type: MessageClass) => (value: unknown) => InputError[]

/** The part of a service's database the bus works on. */
export interface BusDatabase {
  readonly dataSource: DataSource
  readonly pool: Pool
  query<R>(text: string, values?: unknown[]): Promise<R[]>
  /** One writing statement, its own transaction. */
  write<R>(text: string, values?: unknown[]): Promise<R[]>
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>
}

/** The part of a pino logger the bus uses. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** The source of the time. */
export interface Clock {
  now(): Date
}
