import { Injectable } from '@nestjs/common'
import {
  agreements,
  assertRelated,
  isInForce,
  type Actor,
  type AgreementProposal,
  type CatalogueEntry,
  type ProposedAgreements,
  type Procedure,
  type ProposeAgreementsCommand,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { procedureNotFound, procedureNotYours } from '../entries/entry.errors.js'
import { GetForm } from '../forms/get-form.js'
import { OwnerMessages } from '../owner-messages/owner-messages.js'
import { agreedAlready, agreementInPast, agreementWouldEnd, nothingToAgree } from './agreement.errors.js'
import { conceptsByOwner, notGiven } from './agreement.rules.js'

/**
 * Proposes, in one step, what a form needs: for each owner of concepts the form reads, an agreement of a class of
 * authorities about exactly those. Owners that have agreed already are left out. Proposing again gives the open proposal
 * as it stands, and renews one that was rejected or that an older version of the form was read for. The ministry that is
 * responsible for the procedure proposes, each owner is told; what stands cannot change between the reading and the proposal.
 */
@Injectable()
export class ProposeAgreements {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
    private readonly getForm: GetForm,
    private readonly messages: OwnerMessages,
    private readonly clock: Clock,
  ) {}

  async execute({ procedure: code, body }: ProposeAgreementsCommand, actor: Actor): Promise<ProposedAgreements> {
    const procedure = await this.store.find('procedure', code)
    if (!procedure) throw procedureNotFound(code)
    const relations = procedure.ministry === actor.authority ? (['responsible'] as const) : []
    assertRelated(agreements.propose.access, actor, relations, () => procedureNotYours(code))
    let items: AgreementProposal[] = []
    await this.database.transaction(async (tx) => {
      let fresh: AgreementProposal[] = []
      const changes = async () => {
        const proposals = await this.missing(procedure, body, actor)
        items = await this.standing(proposals)
        fresh = items.filter((item) => proposals.includes(item))
        return fresh.map((value) => ({ type: 'agreementProposal' as const, key: value.id, value }))
      }
      await this.change.execute(changes, undefined, tx)
      for (const { id, owner, concepts } of fresh) {
        const told = { kind: 'proposed', agreement: id, procedure: code, by: actor.authority ?? '', concepts } as const
        await this.messages.keep(tx, [owner], told)
      }
    })
    return { items, nextCursor: null }
  }

  /** One proposal for each owner whose data the form in force reads without an agreement. */
  private async missing(
    procedure: Procedure,
    body: ProposeAgreementsCommand['body'],
    actor: Actor,
  ): Promise<AgreementProposal[]> {
    const { code } = procedure
    const now = this.clock.now()
    const today = dayOf(now)
    const validFrom = body.validFrom ?? today
    if (validFrom < today) throw agreementInPast()
    const form = await this.getForm.execute({ code })
    const [concepts, registries, inForce] = await Promise.all([
      this.store.list('concept'),
      this.store.list('registry'),
      this.store.list('agreement'),
    ])
    const byId = new Map(concepts.map((concept) => [concept.id, concept]))
    const owned = conceptsByOwner(
      form,
      (id) => byId.get(id),
      (id) => registries.find((registry) => registry.id === id),
    )
    if (owned.length === 0) throw nothingToAgree(code)
    const consumerClass = body.consumerClass ?? `${procedure.level === 'commune' ? 'commune' : 'province'}Office`
    const of = { procedure: code, consumerClass }
    const open = owned.filter((part) => notGiven(part.concepts, inForce, of, today).length > 0)
    if (open.length === 0) throw agreedAlready(code)
    const idOf = ({ owner }: Pick<AgreementProposal, 'owner'>) => `${consumerClass}.${code}.${owner}`
    const replaced = inForce.filter((each) => isInForce(each, today)).map(({ id }) => id)
    if (validFrom > today && open.some((part) => replaced.includes(idOf(part)))) throw agreementWouldEnd()
    return open.map((part): AgreementProposal => ({
      ...body,
      ...part,
      ...of,
      id: idOf(part),
      legalBasis: body.legalBasis ?? procedure.legalBasis,
      validFrom,
      formVersion: form.formVersion,
      status: 'proposed',
      proposedBy: actor.authority as string,
      proposedAt: now.toISOString(),
    }))
  }

  /** The open ones as they stand, instead of those that would say the same of the same form. */
  private async standing(proposals: AgreementProposal[]): Promise<AgreementProposal[]> {
    const held = await this.store.entries(proposals.map(({ id }) => ({ type: 'agreementProposal', key: id })))
    const open = new Map(held.map((entry) => [entry.key, openIn(entry)]))
    return proposals.map((proposal) => {
      const before = open.get(proposal.id)
      return before?.formVersion === proposal.formVersion ? before : proposal
    })
  }
}

/** The proposal nobody has decided on, if the entry is one. */
function openIn({ value }: CatalogueEntry): AgreementProposal | undefined {
  const proposal = value as AgreementProposal
  return proposal.status === 'proposed' ? proposal : undefined
}
