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
import {
  agreedAlready,
  agreementEndsBefore,
  agreementInPast,
  agreementWouldEnd,
  conceptNotRead,
  nothingToAgree,
  proposalOpen,
} from './agreement.errors.js'
import { conceptsByOwner, notGiven, type OwnedConcepts } from './agreement.rules.js'

/**
 * Proposes, in one step, what a form needs, or some of it: for each owner of concepts the form reads, an agreement of a class
 * of authorities about exactly those. Owners that have agreed already are left out. Proposing again gives the open proposal
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

  async execute({ body }: ProposeAgreementsCommand, actor: Actor): Promise<ProposedAgreements> {
    const { procedure: code } = body
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
    { concepts: wanted, ...body }: ProposeAgreementsCommand['body'],
    actor: Actor,
  ): Promise<AgreementProposal[]> {
    const { code } = procedure
    const now = this.clock.now()
    const today = dayOf(now)
    const validFrom = body.validFrom ?? today
    if (validFrom < today) throw agreementInPast()
    if (body.validTo !== undefined && body.validTo < validFrom) throw agreementEndsBefore()
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
    const idOf = ({ owner }: Pick<AgreementProposal, 'owner'>) => `${consumerClass}.${code}.${owner}`
    const given = new Map(inForce.filter((each) => isInForce(each, today)).map((each) => [each.id, each.concepts]))
    const open = asWanted(owned, wanted, code)
      .filter((part) => notGiven(part.concepts, inForce, of, today).length > 0)
      .map((part) => withGiven(part, owned, given.get(idOf(part))))
    if (open.length === 0) throw agreedAlready(code)
    if (validFrom > today && open.some((part) => given.has(idOf(part)))) throw agreementWouldEnd()
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
      if (before?.formVersion !== proposal.formVersion) return proposal
      if (before.concepts.join() !== proposal.concepts.join()) throw proposalOpen(proposal.id)
      return before
    })
  }
}

/** Of what a form reads, what is wanted of each owner; everything where nothing is named. */
function asWanted(owned: readonly OwnedConcepts[], wanted: readonly string[] | undefined, procedure: string) {
  if (!wanted) return [...owned]
  const read = new Set(owned.flatMap(({ concepts }) => concepts))
  for (const [index, concept] of wanted.entries())
    if (!read.has(concept)) throw conceptNotRead(index, concept, procedure)
  return owned.flatMap(({ owner, concepts }) => {
    const some = concepts.filter((concept) => wanted.includes(concept))
    return some.length > 0 ? [{ owner, concepts: some }] : []
  })
}

/** With what the agreement it will take the place of gives already and the form reads, so that approving takes nothing away. */
function withGiven({ owner, concepts }: OwnedConcepts, owned: readonly OwnedConcepts[], given: readonly string[] = []) {
  const read = owned.find((part) => part.owner === owner)?.concepts ?? []
  return { owner, concepts: read.filter((concept) => concepts.includes(concept) || given.includes(concept)) }
}

/** The proposal nobody has decided on, if the entry is one. */
function openIn({ value }: CatalogueEntry): AgreementProposal | undefined {
  const proposal = value as AgreementProposal
  return proposal.status === 'proposed' ? proposal : undefined
}
