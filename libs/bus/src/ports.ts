import type { Socket } from 'node:net'
import type { Pool } from 'pg'
import type { DataSource, EntityManager } from 'typeorm'
import type { Actor, InputError, MessageClass, ServiceName, SignatureProof } from '#contracts'

/** Seals for one service and opens what another sealed; opening also proves who sealed it. */
export interface Sealer {
  seal(to: ServiceName, plaintext: Buffer, aad: string): Buffer
  open(from: ServiceName, sealed: Buffer, aad: string): Buffer
}

/** Messages for everybody, which no seal proves: entries and beats of a state topic, and facts. */
export type SignedKind = 'state' | 'facts'

/** Signs what one service publishes and checks what others published. */
export interface Signatures {
  /** A proof for each payload, in order. */
  sign(kind: SignedKind, payloads: string[]): Promise<SignatureProof[]>
  /** Whether `service` signed this payload as one of that kind. */
  verify(kind: SignedKind, service: ServiceName, payload: string, proof: SignatureProof): boolean
}

/** Ends a connection whose other side has fallen silent, so that its user learns of it. */
export type WatchSocket = (socket: Socket) => void

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
