import { Injectable } from '@nestjs/common'
import {
  agreements,
  assertRelated,
  ownership,
  type Actor,
  type Agreement,
  type AgreementProposal,
  type AgreementView,
  type DecideOnAgreementCommand,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries, type EntryValue } from '../entries/change-entries.js'
import { kindOf } from '../owner-messages/owner-message.rules.js'
import { OwnerMessages } from '../owner-messages/owner-messages.js'
import {
  agreementChanged,
  agreementNotFound,
  agreementNotSo,
  agreementNotYours,
  agreementOver,
  decidedAlready,
  quotaNotAsked,
} from './agreement.errors.js'
import { afterWithholding, statusOf, withQuota, type Withholding } from './agreement.rules.js'

/**
 * The owner accepts a proposal, which then is an agreement in force, or rejects it; later it suspends its concepts under an
 * agreement, gives them again, or ends that for good, and sets how much an office may look up in a day, each with a reason
 * for everyone to see. Others it concerns are told. Of two decisions at once the first counts. Agreements are read by
 * everyone, so that another ministry is told that this one is not its own, also where there is nothing to decide any more;
 * throws `agreement_not_found`, `agreement_not_yours`, `decided_already`, `agreement_over`, `agreement_not_so`,
 * `agreement_changed`, `quota_not_asked`.
 */
@Injectable()
export class DecideOnAgreement {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly messages: OwnerMessages,
    private readonly clock: Clock,
  ) {}

  async execute({ id, body }: DecideOnAgreementCommand, actor: Actor): Promise<AgreementView> {
    const { decision, reason, quotaPerDay } = body
    if (decision !== 'setQuota' && quotaPerDay !== undefined) throw quotaNotAsked()
    if (decision === 'approve' || decision === 'reject') return this.answer(id, { decision, reason }, actor)
    return this.changeAgreed(id, { decision, reason, ...(quotaPerDay === undefined ? {} : { quotaPerDay }) }, actor)
  }

  private async answer(
    id: string,
    { decision, reason }: { decision: 'approve' | 'reject'; reason: string },
    actor: Actor,
  ): Promise<AgreementProposal> {
    const entries = await this.store.entries([
      { type: 'agreementProposal', key: id },
      { type: 'agreement', key: id },
    ])
    const entry = entries.find(({ type }) => type === 'agreementProposal')
    const agreed = entries.find(({ type }) => type === 'agreement')
    const proposal = entry?.value as AgreementProposal | undefined
    const owners = proposal ? [proposal.owner] : await this.ownersOf(id)
    assertOwner(actor, owners)
    if (!entry || proposal?.status !== 'proposed') throw decidedAlready()
    const now = this.clock.now()
    const at = now.toISOString()
    const isApproved = decision === 'approve'
    if (isApproved && (proposal.validTo ?? '9') < dayOf(now)) throw agreementOver()
    const before = isApproved ? ((agreed?.value as Agreement | undefined)?.decisions ?? []) : []
    const decisions = [...before, { decision, by: proposal.owner, at, reason }]
    const decided: AgreementProposal = {
      ...proposal,
      ...{ status: isApproved ? 'approved' : 'rejected', decidedAt: at, reason, decisions },
    }
    const changes: EntryValue[] = [{ type: 'agreementProposal', key: id, value: decided }]
    if (isApproved) {
      changes.push({ type: 'agreement', key: id, value: { ...agreementOf(proposal, dayOf(now)), decisions } })
    }
    const { procedure, owner: by, concepts } = proposal
    const told = { kind: kindOf[decision], agreement: id, procedure, by, concepts, reason }
    await this.database.transaction(async (tx) => {
      const assert: Parameters<ChangeEntries['execute']>[1] = async (versionOf) => {
        if ((await versionOf('agreementProposal', id)) !== entry.version) throw decidedAlready()
        if (agreed && (await versionOf('agreement', id)) !== agreed.version) throw agreementChanged()
      }
      await this.change.execute(changes, assert, tx)
      await this.messages.keep(tx, [proposal.proposedBy], told)
    })
    return decided
  }

  private async changeAgreed(
    id: string,
    given: { decision: Withholding | 'setQuota'; reason: string; quotaPerDay?: number },
    actor: Actor,
  ): Promise<AgreementView> {
    const by = actor.authority ?? ''
    const [entry] = await this.store.entries([{ type: 'agreement', key: id }])
    const proposal = entry ? undefined : await this.store.find('agreementProposal', id)
    assertOwner(actor, proposal ? [proposal.owner] : await this.ownersOf(id))
    if (!entry) throw agreementNotSo('proposed')
    const own = new Set((await this.ownedConcepts()).flatMap(({ concept, owner }) => (owner === by ? [concept] : [])))
    const now = this.clock.now()
    const { decision, ...said } = { ...given, by, at: now.toISOString() }
    const agreed = entry.value as Agreement
    const after =
      decision === 'setQuota'
        ? withQuota(agreed, await this.ownersNow(agreed), { decision, ...said })
        : afterWithholding(agreed, own, { decision, ...said })
    if (typeof after === 'string') throw agreementNotSo(after)
    const concerned = await this.concernedBy(agreed)
    const { procedure, concepts } = agreed
    const about = decision === 'setQuota' ? concepts : [...own].filter((concept) => isAbout(agreed, concept)).sort()
    const told = { kind: kindOf[decision], agreement: id, procedure, ...said, concepts: about }
    await this.database.transaction(async (tx) => {
      const assert: Parameters<ChangeEntries['execute']>[1] = async (versionOf) => {
        if ((await versionOf('agreement', id)) !== entry.version) throw agreementChanged()
      }
      await this.change.execute([{ type: 'agreement', key: id, value: after }], assert, tx)
      await this.messages.keep(tx, concerned, told)
    })
    return { ...after, status: statusOf(after, dayOf(now)) }
  }

  /** The ministries a change of an agreement concerns: the owners of its data, and the one responsible for the procedure. */
  private async concernedBy({ procedure, concepts, withheld = [] }: Agreement): Promise<(string | undefined)[]> {
    const owners = await this.ownersAmong([...concepts, ...withheld.flatMap((each) => each.concepts)])
    return [...owners, (await this.store.find('procedure', procedure))?.ministry]
  }

  /** The ministries whose data an agreement is or was about; throws `agreement_not_found`. */
  private async ownersOf(id: string): Promise<string[]> {
    const agreement = await this.store.find('agreement', id)
    if (!agreement) throw agreementNotFound(id)
    return this.ownersAmong([...agreement.concepts, ...(agreement.withheld ?? []).flatMap(({ concepts }) => concepts)])
  }

  /** The ministries that give data under an agreement, or may give it again. */
  private ownersNow({ concepts, withheld = [] }: Agreement): Promise<string[]> {
    const suspended = withheld.filter(({ state }) => state === 'suspended')
    return this.ownersAmong([...concepts, ...suspended.flatMap((each) => each.concepts)])
  }

  private async ownersAmong(concepts: readonly string[]): Promise<string[]> {
    const about = new Set(concepts)
    const owners = (await this.ownedConcepts()).flatMap(({ concept, owner }) => (about.has(concept) ? [owner] : []))
    return [...new Set(owners)].sort()
  }

  private async ownedConcepts(): Promise<{ concept: string; owner: string }[]> {
    const [concepts, registries] = await Promise.all([this.store.list('concept'), this.store.list('registry')])
    const owners = new Map(registries.map(({ id, owner }) => [id, owner]))
    return concepts.map(({ id, registry }) => ({ concept: id, owner: owners.get(registry) ?? '' }))
  }
}

function isAbout({ concepts, withheld = [] }: Agreement, concept: string): boolean {
  return concepts.includes(concept) || withheld.some((each) => each.concepts.includes(concept))
}

function assertOwner(actor: Actor, owners: readonly string[]): void {
  const relations = owners.flatMap((owner) => ownership(actor, owner))
  assertRelated(agreements.decide.access, actor, relations, () => agreementNotYours(owners.join(', ')))
}

/** Accepted after the day it was to begin, it begins on the day of the decision. */
function agreementOf(proposal: AgreementProposal, today: string): Agreement {
  const { id, consumerClass, procedure, concepts, legalBasis, quotaPerDay, validFrom, validTo } = proposal
  return {
    ...{ id, consumerClass, procedure, concepts, legalBasis },
    ...(quotaPerDay === undefined ? {} : { quotaPerDay }),
    validFrom: validFrom < today ? today : validFrom,
    ...(validTo === undefined ? {} : { validTo }),
  }
}
