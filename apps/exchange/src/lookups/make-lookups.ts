import { Injectable } from '@nestjs/common'
import type { AskContext } from '#bus'
import {
  accountOf,
  hostOf,
  type DossierTicket,
  type GapKind,
  type LookupOrder,
  type LookupReply,
  type LookupRequest,
  type LookupResult,
  type SignedAnswer,
} from '#contracts'
import { BatchSigner, Clock, ProofVerifier } from '#platform'
import { dayOf } from '#vietnam'
import { withPredicates } from '../predicates/predicate.rules.js'
import { doubtsOf, minimise } from './answer.rules.js'
import { AskRegistry, type Decided } from './ask-registry.js'
import { CatalogueBook } from './catalogue-book.js'
import { DecideOnLookups, decisionOn } from './decide-on-lookups.js'
import { actsForApplicant, announcementFor, liesWithin, residenceOf } from './decision.rules.js'
import { Disclosures } from './disclosures.js'
import { lookupNotCovered } from './lookup.errors.js'
import { readAnswer } from './read-answer.rules.js'

/** Why there is no usable answer; only `unavailable` becomes a gap of that kind, the sentence is for the receipt. */
type Failure = 'not_asked' | 'no_answer' | 'wrong_signature' | 'invalid_answer'

interface Outcome extends Decided {
  result: Omit<LookupResult, 'receipt'>
  signed?: SignedAnswer
  failure?: Failure
}

/**
 * The look-ups of one wave: decides each one, asks the registries in parallel with one message each, verifies and
 * minimises what they say, records every outcome durably, and only then answers. A registry that is slow, down or lying
 * becomes a gap; the others' facts are not held up beyond the deadline.
 */
@Injectable()
export class MakeLookups {
  constructor(
    private readonly book: CatalogueBook,
    private readonly decideOnLookups: DecideOnLookups,
    private readonly disclosures: Disclosures,
    private readonly clock: Clock,
    private readonly signer: BatchSigner,
    private readonly proofs: ProofVerifier,
    private readonly askRegistry: AskRegistry,
  ) {}

  async execute(request: LookupRequest, context: AskContext): Promise<LookupReply> {
    const day = dayOf(this.clock.now())
    const decided = await this.decideOnLookups.execute(request, context.actor, day)
    const byRegistry = Map.groupBy(decided, ({ order }) => order.registry)
    const outcomes = await Promise.all(
      [...byRegistry].map(async ([registry, lookups]) => {
        const answers = await this.askRegistry.execute(registry, lookups, request.ticket, context)
        return lookups.map((lookup) => this.outcomeOf(lookup, answers.get(lookup.order.lookupId), request.ticket, day))
      }),
    )
    const results = await this.withReceipts(outcomes.flat())
    await this.record(outcomes.flat(), results, request.ticket, { context, day })
    const { allowed, checks } = decisionOn(decided)
    if (request.whole && !allowed) throw lookupNotCovered(checks)
    const byId = new Map(results.map((result) => [result.lookupId, result]))
    const lookups = request.lookups.map(({ lookupId }) => byId.get(lookupId) as LookupResult)
    const quotas = this.decideOnLookups.quotasOf(request.ticket, context.actor, day)
    return { lookups, ...quotas, ...(request.whole ? { checks } : {}) }
  }

  private outcomeOf(lookup: Decided, signed: SignedAnswer | undefined, ticket: DossierTicket, day: string): Outcome {
    const { order, decision } = lookup
    const lookedUpAt = this.clock.now().toISOString()
    const base = { lookupId: order.lookupId, registry: order.registry, lookedUpAt }
    const typeOf = (concept: string) => this.book.concept(concept)?.type
    const nothing = (failure: Failure): Outcome => ({
      ...lookup,
      failure,
      result: {
        ...base,
        ...withPredicates(
          order,
          { records: [], absences: [], gaps: { ...decision.gaps, ...allAs(decision.allowed, 'unavailable') } },
          typeOf,
        ),
      },
    })
    if (decision.allowed.length === 0) return nothing('not_asked')
    if (!signed) return nothing('no_answer')
    if (!this.proofs.verify(hostOf(order.registry), signed.payload, signed.proof)) return nothing('wrong_signature')
    const answer = readAnswer(signed.payload, order, day, typeOf)
    if (!answer) return nothing('invalid_answer')
    const withheld = this.withheldMeanwhile(lookup, ticket, day)
    const given = decision.allowed.filter((concept) => !(concept in withheld))
    const { whole, gaps, ...kept } = minimise(answer, given, (absence) => {
      const announcement = announcementFor(this.book, ticket, order, absence.concept, day)
      return announcement?.complete === true && liesWithin(this.book, residenceOf(ticket, order), absence.territory)
    })
    return {
      ...lookup,
      signed: whole && !order.predicates?.length ? signed : undefined,
      result: {
        ...base,
        ...withPredicates(order, { ...kept, gaps: { ...decision.gaps, ...withheld, ...gaps } }, typeOf),
      },
    }
  }

  /** What was allowed when the registry was asked, and is so no more: its owner withheld or retracted it meanwhile. */
  private withheldMeanwhile({ order, decision }: Decided, ticket: DossierTicket, day: string): Record<string, GapKind> {
    const agreements = this.book.agreements(ticket.consumerClass, ticket.procedure, day)
    const given = new Set(agreements.flatMap(({ concepts }) => concepts))
    return Object.fromEntries(
      decision.allowed.flatMap((concept): [string, GapKind][] => {
        if (!given.has(concept)) return [[concept, 'refused']]
        return announcementFor(this.book, ticket, order, concept, day) ? [] : [[concept, 'notAnnounced']]
      }),
    )
  }

  /** The registry's own signature where it fits what is handed on; the exchange's over everything else. */
  private async withReceipts(outcomes: Outcome[]): Promise<LookupResult[]> {
    const own = outcomes.filter(({ signed }) => !signed)
    const payloads = own.map(({ result, failure }) =>
      JSON.stringify({ ...result, records: undefined, absences: undefined, failure: failure ?? 'minimised' }),
    )
    const proofs = payloads.length > 0 ? await this.signer.sign(payloads) : []
    return outcomes.map((outcome) => {
      if (outcome.signed) {
        const { payload, proof } = outcome.signed
        return { ...outcome.result, receipt: { signer: 'registry' as const, payload, proof } }
      }
      const index = own.indexOf(outcome)
      const [payload, proof] = [payloads[index], proofs[index]]
      if (payload === undefined || !proof) throw new TypeError('A receipt was not signed.')
      return { ...outcome.result, receipt: { signer: 'exchange' as const, payload, proof } }
    })
  }

  private record(
    outcomes: Outcome[],
    results: LookupResult[],
    ticket: DossierTicket,
    { context, day }: { context: AskContext; day: string },
  ): Promise<void> {
    return this.disclosures.record(
      outcomes.map(({ order, decision }, index) => {
        const result = results[index] as LookupResult
        return {
          lookupId: order.lookupId,
          dossierId: ticket.dossierId,
          procedure: ticket.procedure,
          authority: ticket.authority ?? '',
          registry: order.registry,
          actor: context.actor ? accountOf(context.actor) : '',
          personId: order.subject.personId,
          consentId: consentFor(ticket, order),
          represented: actsForApplicant(context.actor, ticket) ? applicantIn(ticket, order) : undefined,
          agreement: decision.agreement?.id ?? null,
          legalBasis: decision.agreement?.legalBasis ?? null,
          concepts: order.concepts,
          gaps: result.gaps,
          qualities: doubtsOf(result.records),
          payload: result.receipt.payload,
          at: new Date(result.lookedUpAt),
          day,
        }
      }),
    )
  }
}

/** The applicant somebody else acts for; at a match that person is the one asked about. */
function applicantIn({ subjects }: DossierTicket, { subject, mode }: LookupOrder): string | undefined {
  return mode === 'match' && subjects.length === 0
    ? subject.personId
    : subjects.find(({ role }) => role === 'applicant')?.personId
}

/** The consent without which this person could not be asked about. */
function consentFor({ subjects }: DossierTicket, { subject, mode }: LookupOrder): string | null {
  if (mode === 'match') return null
  const asked = subjects.find(({ personId }) => personId === subject.personId)
  return asked?.consentId ?? null
}

function allAs(concepts: readonly string[], value: GapKind): Record<string, GapKind> {
  return Object.fromEntries(concepts.map((concept) => [concept, value]))
}
