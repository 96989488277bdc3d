import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Bus } from '#bus'
import { pageOf, type Actor, type Ask, type ListEntries, type Localised } from '#contracts'
import { ActorTokens, Clock, preferredLanguage } from '#platform'
import { actorOfRequest } from '../auth/auth.guard.js'
import { correlationIdOf } from './correlation.js'
import { localise } from './localise.js'

/** Milliseconds a service has to answer the gateway. */
const patience = 5000

/** Hands requests on to the services, in the name of who made them, and their answers back in the caller's language. */
@Injectable()
export class Asking {
  constructor(
    private readonly bus: Bus,
    private readonly tokens: ActorTokens,
    private readonly clock: Clock,
  ) {}

  /** The reply as the service gave it, texts in both languages. */
  async ask<Q extends object, A extends object>(
    contract: Ask<Q, A>,
    question: Q,
    request: FastifyRequest,
    options: { dossier?: string } = {},
  ): Promise<A> {
    const correlationId = correlationIdOf(request)
    const actor = actorOfRequest(request)
    return this.bus.ask(contract, question, {
      correlationId,
      deadline: this.clock.deadline(patience),
      ...(actor ? await this.inTheNameOf(actor, contract, options.dossier, correlationId) : {}),
    })
  }

  /** One page, in the caller's language, of a list its service gives whole; `keyOf` names an item within the list. */
  async page<Q extends object, T>(
    contract: Ask<Q, { items: T[] }>,
    question: Q,
    request: FastifyRequest,
    {
      dossier,
      page,
      keyOf,
    }: { dossier?: string; page: ListEntries; keyOf: (item: T, index: number, all: T[]) => string },
  ): Promise<{ items: Localised<T>[]; nextCursor: string | null }> {
    const { items } = await this.ask(contract, question, request, { dossier })
    const keyed = items.map((item, index) => ({ item, key: keyOf(item, index, items) }))
    const { items: shown, nextCursor } = pageOf(keyed, ({ key }) => key, page)
    const language = preferredLanguage(request.headers['accept-language'])
    return { items: shown.map(({ item }) => localise(item, language)), nextCursor }
  }

  /** The token names the asked service, those it hands the question on to, and the dossier: it is good for nothing else. */
  private async inTheNameOf(
    actor: Actor,
    { service, access }: Ask<object, object>,
    dossier: string | undefined,
    correlationId: string,
  ) {
    if (access.who === 'service') return {}
    const audience = [service, ...(access.handsOn ?? [])]
    return { actor, dossier, actorToken: await this.tokens.issue({ actor, dossier, audience, correlationId }) }
  }

  /** The reply in the caller's language. */
  async localised<Q extends object, A extends object>(
    contract: Ask<Q, A>,
    question: Q,
    request: FastifyRequest,
    options: { dossier?: string } = {},
  ): Promise<Localised<A>> {
    return localise(
      await this.ask(contract, question, request, options),
      preferredLanguage(request.headers['accept-language']),
    )
  }
}
