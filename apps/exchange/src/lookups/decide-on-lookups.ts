import { Injectable } from '@nestjs/common'
import {
  rolesOfAuthorities,
  type Actor,
  type Check,
  type DossierTicket,
  type ExplainRequest,
  type LookupDecision,
  type LookupReply,
  type LookupRequest,
  type QuotaState,
} from '#contracts'
import { Catalogue, Clock } from '#platform'
import { resetOf } from '../quotas/quota.rules.js'
import { QuotaUse, type Place } from '../quotas/quota-use.js'
import type { Decided } from './ask-registry.js'
import { CatalogueBook } from './catalogue-book.js'
import { decide } from './decision.rules.js'
import { catalogueStale } from './lookup.errors.js'

/** Decides the look-ups of one wave together, each with a place in the quota it will count against. */
@Injectable()
export class DecideOnLookups {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly book: CatalogueBook,
    private readonly clock: Clock,
    private readonly quotaUse: QuotaUse,
  ) {}

  /**
   * The look-ups in their order. One for which a quota has no room is decided on again without that agreement; of a request
   * for all or nothing, all are refused where one is. Throws `catalogue_stale`.
   */
  async execute({ ticket, lookups, whole }: LookupRequest, actor: Actor | undefined, day: string): Promise<Decided[]> {
    if (this.catalogue.isStale(this.clock.now())) throw catalogueStale()
    const full = new Map(lookups.map(({ lookupId }) => [lookupId, new Set<string>()]))
    const decided = new Map<string, Decided>()
    for (let open = lookups; open.length > 0;) {
      const tried = open.map((order) => ({
        order,
        decision: decide(this.book, ticket, order, actor, day, full.get(order.lookupId)),
      }))
      for (const one of tried) decided.set(one.order.lookupId, one)
      const places = tried.flatMap((one) => placeFor(one, ticket, day))
      const refused = await this.quotaUse.take(places)
      for (const { lookupId, agreement } of places) if (refused.has(lookupId)) full.get(lookupId)?.add(agreement)
      open = open.filter(({ lookupId }) => refused.has(lookupId))
    }
    const all = lookups.map(({ lookupId }) => decided.get(lookupId) as Decided)
    return whole && !decisionOn(all).allowed ? all.map(refused) : all
  }

  /** What would be decided now, by the same rule; nothing is asked, counted or recorded. Throws `catalogue_stale`. */
  explain({ ticket, lookups, actor }: ExplainRequest, day: string): LookupDecision {
    if (this.catalogue.isStale(this.clock.now())) throw catalogueStale()
    return decisionOn(lookups.map((order) => ({ order, decision: decide(this.book, ticket, order, actor, day) })))
  }

  /** How the office stands to the quotas of its agreements for this procedure, for those who work for one. */
  quotasOf(
    { consumerClass, procedure, authority }: DossierTicket,
    actor: Actor | undefined,
    day: string,
  ): Pick<LookupReply, 'quotas'> {
    if (!actor || !rolesOfAuthorities.includes(actor.role) || authority === undefined) return {}
    const quotas = this.book.agreements(consumerClass, procedure, day).map(({ id, quotaPerDay }): QuotaState => {
      const used = this.quotaUse.used(id, authority, day)
      return { agreement: id, limit: quotaPerDay ?? null, used, resetsAt: resetOf(day) }
    })
    return { quotas }
  }
}

/** The place a look-up needs that is asked under an agreement with a limit. */
function placeFor({ order: { lookupId }, decision }: Decided, { authority }: DossierTicket, day: string): Place[] {
  const { agreement, allowed } = decision
  if (!agreement?.quotaPerDay || authority === undefined || allowed.length === 0) return []
  return [{ lookupId, agreement: agreement.id, authority, day, quota: agreement.quotaPerDay }]
}

/**
 * What was decided on look-ups together. A concept that is not announced is a gap and keeps none of the others from being
 * asked; where nothing at all may be asked, nothing is allowed.
 */
export function decisionOn(decided: readonly Decided[]): LookupDecision {
  const checks = new Map<string, Check>()
  for (const check of decided.flatMap(({ decision }) => decision.checks)) {
    const name = `${check.check} ${check.detail.en}`
    if (checks.get(name)?.passed !== false) checks.set(name, check)
  }
  const all = [...checks.values()]
  const isOpen = decided.some(({ decision }) => decision.allowed.length > 0)
  return { allowed: isOpen && all.every(({ check, passed }) => passed || check === 'conceptAnnounced'), checks: all }
}

/** The look-up as one of a request that is refused as a whole. */
function refused({ order, decision: { checks } }: Decided): Decided {
  return {
    order,
    decision: { allowed: [], gaps: Object.fromEntries(order.concepts.map((concept) => [concept, 'refused'])), checks },
  }
}
