import { isJoined, serviceNames, type ServiceName } from '../services.js'
import type { Access } from './access.js'

/** A class whose class-validator decorators describe what a message may hold. */
export type MessageClass<T extends object = object> = new () => T

/** A question one service answers: the pattern its controller listens to, with both shapes. See {@link query}, {@link command}. */
export interface Ask<Q extends object, A extends object> {
  readonly kind: 'query' | 'command'
  readonly pattern: string
  readonly service: ServiceName
  readonly request: MessageClass<Q>
  readonly reply: MessageClass<A>
  readonly access: Access
  /** Whether a second copy may go to another instance where no answer comes: it has the effect of one. */
  readonly mayRepeat: boolean
}

/** A question whose reply is told over HTTP as it is. */
export interface KeepsLanguages<Q extends object, A extends object> extends Ask<Q, A> {
  readonly bothLanguages: true
}

/** Facts a service announces after they happened, keyed by aggregate; they carry ids only. */
export interface Facts<F extends object> {
  readonly kind: 'facts'
  readonly topic: string
  readonly service: ServiceName
  readonly fact: MessageClass<F>
}

/** The newest state of each entry of a service's reference data, on a compacted topic. */
export interface State<E extends object> {
  readonly kind: 'state'
  readonly topic: string
  readonly service: ServiceName
  readonly entry: MessageClass<E>
}

/**
 * Declares a question that changes nothing, with by whom it may be asked: `query('population.answer.v1',
 * RegistryQuestion, RegistryReply, services('exchange'))`; the prefix names the service that answers. Where no answer
 * comes, a second copy may be sent.
 */
export function query<Q extends object, A extends object>(
  pattern: string,
  request: MessageClass<Q>,
  reply: MessageClass<A>,
  access: Access,
): Ask<Q, A> {
  return { kind: 'query', pattern, service: serviceOf(pattern), request, reply, access, mayRepeat: true }
}

/**
 * Declares a question that has an effect each time it is carried out, as {@link query} does. It is sent once and fails
 * with `no_answer` where a second copy would have saved it, unless `mayRepeat` says that two copies have the effect of one.
 */
export function command<Q extends object, A extends object>(
  pattern: string,
  request: MessageClass<Q>,
  reply: MessageClass<A>,
  access: Access,
  { mayRepeat = false }: { mayRepeat?: boolean } = {},
): Ask<Q, A> {
  return { kind: 'command', pattern, service: serviceOf(pattern), request, reply, access, mayRepeat }
}

/** The same question; over HTTP the texts of its reply stay in both languages, as they are part of a document. */
export function inBothLanguages<Q extends object, A extends object>(contract: Ask<Q, A>): KeepsLanguages<Q, A> {
  return { ...contract, bothLanguages: true }
}

/** Declares the facts of a service: `facts('dossiers.facts.v1', DossierFact)`. */
export function facts<F extends object>(topic: string, fact: MessageClass<F>): Facts<F> {
  return { kind: 'facts', topic, service: serviceOf(topic), fact }
}

/** Declares a state topic: `state('catalog.state.v1', CatalogueEntry)`. */
export function state<E extends object>(topic: string, entry: MessageClass<E>): State<E> {
  return { kind: 'state', topic, service: serviceOf(topic), entry }
}

/** The Kafka topic that carries a service's questions. */
export function requestTopic(service: ServiceName): string {
  return `${service}.asks`
}

function serviceOf(name: string): ServiceName {
  const first = name.split('.')[0] ?? ''
  const service = isJoined(first) ? first : serviceNames.find((candidate) => candidate === first)
  if (!service) throw new TypeError(`"${name}" does not begin with a service name.`)
  return service
}

/** A message without content. */
export class Nothing {}
