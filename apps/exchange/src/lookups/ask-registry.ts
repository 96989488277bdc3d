import { Inject, Injectable } from '@nestjs/common'
import { Bus, type AskContext } from '#bus'
import {
  accountOf,
  registryContract,
  type DossierTicket,
  type LookupOrder,
  type RegistryId,
  type SignedAnswer,
  type SubjectQuestion,
} from '#contracts'
import { LOGGER, ServiceKeys, type Logger } from '#platform'
import type { Decision } from './decision.rules.js'
import { Patience } from './patience.js'

/**
 * The part of the time that is left which is kept back from the registries for verifying, recording and answering: on a
 * machine so busy that a registry takes all of its time, these take longer too.
 */
const keptBack = 0.3

/** A look-up with what was decided on it. */
export interface Decided {
  order: LookupOrder
  decision: Decision
}

/** Asks a registry what a dossier may look up there, in one message. */
@Injectable()
export class AskRegistry {
  constructor(
    private readonly bus: Bus,
    private readonly patience: Patience,
    private readonly keys: ServiceKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The answers by the ids of their look-ups; none where nothing may be asked or the registry is slow or down. */
  async execute(
    registry: RegistryId,
    lookups: readonly Decided[],
    ticket: DossierTicket,
    context: AskContext,
  ): Promise<ReadonlyMap<string, SignedAnswer>> {
    const askable = lookups.filter(({ decision }) => decision.agreement && decision.allowed.length > 0)
    if (askable.length === 0) return new Map()
    try {
      const { correlationId, deadline, actor } = context
      const { agreement } = askable[0]?.decision ?? {}
      const asked = this.bus.ask(
        registryContract(registry).answer,
        {
          purpose: {
            dossierId: ticket.dossierId,
            procedure: ticket.procedure,
            // A draft whose receiver is not chosen yet is asked for by the class that handles the procedure.
            authority: ticket.authority ?? ticket.consumerClass,
            agreement: agreement?.id ?? '',
            legalBasis: agreement?.legalBasis ?? '',
            actor: actor ? this.keys.pseudonym(accountOf(actor)) : '',
          },
          lookups: askable.map(questionOf),
        },
        { correlationId, deadline: deadline - keptBack * (deadline - Date.now()) },
      )
      const { answers } = await this.patience.wait(registry, asked)
      return new Map(answers.map((answer) => [answer.lookupId, answer]))
    } catch (error) {
      this.logger.warn({ registry, correlationId: context.correlationId, err: error }, 'A registry did not answer.')
      return new Map()
    }
  }
}

function questionOf({ order, decision }: Decided): SubjectQuestion {
  return {
    lookupId: order.lookupId,
    subject: order.subject,
    concepts: decision.allowed,
    mode: order.mode,
    ...(decision.territories ? { territories: decision.territories } : {}),
  }
}
