import { Injectable } from '@nestjs/common'
import {
  agreements,
  assertRelated,
  ownership,
  type Actor,
  type Agreement,
  type AgreementProposal,
  type DecideOnAgreementCommand,
} from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries, type EntryValue } from '../entries/change-entries.js'
import { agreementNotFound, agreementNotYours, decidedAlready } from './agreement.errors.js'

/**
 * The owner accepts a proposal, which then is an agreement in force, or rejects it, for everyone to see. Of two decisions
 * at once the first counts. Agreements are read by everyone, so that another ministry is told that this one is not its
 * own, also where there is nothing to decide any more; throws `agreement_not_found`, `agreement_not_yours`,
 * `decided_already`.
 */
@Injectable()
export class DecideOnAgreement {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly clock: Clock,
  ) {}

  async execute({ id, body }: DecideOnAgreementCommand, actor: Actor): Promise<AgreementProposal> {
    const [entry] = await this.store.entries([{ type: 'agreementProposal', key: id }])
    const proposal = entry?.value as AgreementProposal | undefined
    const owners = proposal ? [proposal.owner] : await this.ownersOf(id)
    const relations = owners.flatMap((owner) => ownership(actor, owner))
    assertRelated(agreements.decide.access, actor, relations, () => agreementNotYours(owners.join(', ')))
    if (!entry || proposal?.status !== 'proposed') throw decidedAlready()
    const now = this.clock.now()
    const isApproved = body.decision === 'approve'
    const decided: AgreementProposal = {
      ...proposal,
      status: isApproved ? 'approved' : 'rejected',
      decidedAt: now.toISOString(),
      reason: body.reason,
    }
    const changes: EntryValue[] = [{ type: 'agreementProposal', key: id, value: decided }]
    if (isApproved) changes.push({ type: 'agreement', key: id, value: agreementOf(proposal, dayOf(now)) })
    await this.change.execute(changes, async (versionOf) => {
      if ((await versionOf('agreementProposal', id)) !== entry.version) throw decidedAlready()
    })
    return decided
  }

  /** The ministries whose data an agreement in force is about; throws `agreement_not_found`. */
  private async ownersOf(id: string): Promise<string[]> {
    const agreement = await this.store.find('agreement', id)
    if (!agreement) throw agreementNotFound(id)
    const [concepts, registries] = await Promise.all([this.store.list('concept'), this.store.list('registry')])
    const read = concepts.filter((concept) => agreement.concepts.includes(concept.id))
    const owning = registries.filter((registry) => read.some((concept) => concept.registry === registry.id))
    return [...new Set(owning.map(({ owner }) => owner))].sort()
  }
}

/** Accepted after the day it was to begin, it begins on the day of the decision. */
function agreementOf(proposal: AgreementProposal, today: string): Agreement {
  const { id, consumerClass, procedure, concepts, legalBasis, quotaPerDay, validFrom } = proposal
  return {
    ...{ id, consumerClass, procedure, concepts, legalBasis },
    ...(quotaPerDay === undefined ? {} : { quotaPerDay }),
    validFrom: validFrom < today ? today : validFrom,
  }
}
