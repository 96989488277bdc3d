import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Bus, type ActorContext } from '#bus'
import {
  exchange,
  isDomainError,
  isInForce,
  type Actor,
  type AskLookups,
  type AskLookupsCommand,
  type ClientLookup,
  type LookupDecision,
  type LookupOrder,
  type LookupReply,
  type LookupResult,
  type MadeLookups,
  type NamedSubject,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { dayOf } from '#vietnam'
import { Mismatches } from '../matching/mismatches.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { ExternalDossiers, type ExternalDossier } from './external-dossiers.js'
import { ExternalLookups } from './external-lookups.js'
import { answersOf, receiptOf } from './lookup-answers.rules.js'
import { personOf, planLookups } from './lookup-plan.rules.js'

/** Milliseconds: what the look-ups of a request may take in all, as a prefill, and what is kept back to keep them. */
const wholeBudget = 2900
const reserve = 200

/** A request as it stands before anybody is asked. */
interface Planned {
  dossier: ExternalDossier
  /** Whom it is about; undefined of somebody who is not one of the dossier's. */
  person: NamedSubject | undefined
  orders: LookupOrder[]
}

/**
 * A client looks up for its own dossier: one look-up for each registry, by the exchange, all of them or none. Their ids are
 * kept before anybody is asked, and what was answered is told only where the dossier is still open when it is kept.
 */
@Injectable()
export class LookUpForClient {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
    private readonly dossiers: ExternalDossiers,
    private readonly lookups: ExternalLookups,
    private readonly mismatches: Mismatches,
    private readonly accesses: PersonAccesses,
  ) {}

  /**
   * Throws `external_dossier_not_found` also where the dossier was closed meanwhile, `too_many_predicates`, and
   * `lookup_not_covered` with what was looked at, or `too_many_mismatches`.
   */
  async execute({ dossier: id, body }: AskLookupsCommand, asked: ActorContext): Promise<MadeLookups> {
    const { actor } = asked
    await this.tried(id, body, actor)
    const planned = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.open(tx, { id, code: body.dossierCode }, actor, { lock: true })
      const plan = this.planned(dossier, body)
      await this.lookups.begin(tx, dossier, plan)
      return plan
    })
    const reply = await this.asked(planned, asked)
    const made = reply.lookups.map((result, index) => this.told(planned, planned.orders[index] as LookupOrder, result))
    await this.lookups.keep(planned, made, { actor, checks: reply.checks ?? [] })
    return { lookups: made, ...(reply.quotas ? { quotas: reply.quotas } : {}) }
  }

  /** What would be decided on the same request now: asks no registry and costs nothing; a wrong person counts as a mismatch. */
  async explain({ dossier: id, body }: AskLookupsCommand, { actor, correlationId, deadline }: ActorContext) {
    const dossier = await this.tried(id, body, actor)
    const { orders } = this.planned(dossier, body)
    return this.decision(dossier, orders, actor, { correlationId, deadline: deadline - reserve })
  }

  /**
   * Whom a request names is told to be in the dossier or not, so that naming somebody else is a try like a mismatch: counted, and
   * seen by whoever has the number. Throws `too_many_mismatches`.
   */
  private async tried(id: string, { dossierCode, subject }: AskLookups, actor: Actor): Promise<ExternalDossier> {
    const { manager } = this.database.dataSource
    const dossier = await this.dossiers.open(manager, { id, code: dossierCode }, actor)
    const { personId, fullName = personId, birthDate = null } = subject
    const named = { ids: [personId], keys: {}, fullName, birthDate }
    const person = personOf(subject, dossier.subjects)
    const isGuess = subject.fullName !== undefined || subject.birthDate !== undefined
    if (person && !isGuess) return dossier // no try, whatever others have tried about this person
    await this.mismatches.assertMayTry(named, actor)
    if (person) return dossier
    await this.accesses.record(manager, 'notMatched', { ...dossier, applicantPersonId: null }, actor, { personId })
    await this.mismatches.count(named, actor)
    return dossier
  }

  /** What the exchange would decide for this actor now. */
  private decision(
    dossier: ExternalDossier,
    lookups: LookupOrder[],
    actor: Actor,
    options: { correlationId: string; deadline: number },
  ): Promise<LookupDecision> {
    return this.bus.ask(exchange.explain, { ticket: this.dossiers.ticketOf(dossier), lookups, actor }, options)
  }

  private async asked({ dossier, orders }: Planned, asked: ActorContext): Promise<LookupReply> {
    const { correlationId, actorToken, actor } = asked
    const deadline = Math.min(asked.deadline - reserve, this.clock.deadline(wholeBudget))
    try {
      return await this.bus.ask(
        exchange.lookup,
        { ticket: this.dossiers.ticketOf(dossier), lookups: orders, whole: true },
        { correlationId, actorToken, actor, dossier: asked.dossier, deadline },
      )
    } catch (error) {
      if (isDomainError(error) && error.extra.checks) await this.lookups.refused(dossier.id, orders, error.extra.checks)
      throw error
    }
  }

  private planned(dossier: ExternalDossier, body: AskLookups): Planned {
    const { person, orders } = planLookups(body, dossier, {
      concept: (id) => this.catalogue.get('concept', id),
      agreed: () => this.agreed(dossier),
    })
    const nothing = { registry: 'population', subject: {}, concepts: [], mode: 'facts' as const }
    const asked = orders.length > 0 ? orders : [nothing] // its decision says why
    return { dossier, person, orders: asked.map((order) => ({ ...order, lookupId: uuidv7() })) }
  }

  /** Every concept the agreements of the authority's class for the procedure give today. */
  private agreed({ authority, procedure }: ExternalDossier): string[] {
    const ownClass = this.catalogue.get('authority', authority)?.consumerClass
    const today = dayOf(this.clock.now())
    const given = this.catalogue
      .list('agreement')
      .filter((each) => each.consumerClass === ownClass && each.procedure === procedure && isInForce(each, today))
      .flatMap(({ concepts }) => concepts)
    return [...new Set(given)]
  }

  private told({ dossier }: Planned, order: LookupOrder, result: LookupResult): ClientLookup {
    const { lookupId, registry, lookedUpAt } = result
    const answers = answersOf(order, result, this.catalogue.get('registry', registry))
    const told = { lookupId, dossierCode: dossier.code, registry, lookedUpAt, answers }
    return { ...told, receipt: this.keys.signJws(receiptOf(told, dossier)) }
  }
}
