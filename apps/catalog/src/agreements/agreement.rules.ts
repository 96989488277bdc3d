import {
  isInForce,
  type Agreement,
  type AgreementProposal,
  type AgreementView,
  type Concept,
  type FormDocument,
  type Registry,
} from '#contracts'

/** What a form reads from the databases of one owner. */
export interface OwnedConcepts {
  owner: string
  concepts: string[]
}

/** One view for each id, in the order of ids. */
export function viewsOf(inForce: readonly Agreement[], proposals: readonly AgreementProposal[]): AgreementView[] {
  const agreementOf = new Map(inForce.map((agreement) => [agreement.id, agreement]))
  const proposalOf = new Map(proposals.map((proposal) => [proposal.id, proposal]))
  const ids = [...new Set([...agreementOf.keys(), ...proposalOf.keys()])].sort()
  return ids.flatMap((id) => viewOf(agreementOf.get(id), proposalOf.get(id)))
}

function viewOf(agreement: Agreement | undefined, proposal: AgreementProposal | undefined): AgreementView[] {
  if (!proposal) return agreement ? [{ ...agreement, status: 'approved' }] : []
  if (!agreement) return [proposal]
  return [
    proposal.status === 'approved'
      ? { ...proposal, ...agreement, status: 'approved' }
      : { ...proposal, inForce: agreement },
  ]
}

/** The concepts a form's bindings read from registries, each once and in order. */
export function conceptsRead({ bindings }: Pick<FormDocument, 'bindings'>): string[] {
  const read = Object.values(bindings).flatMap(({ mode, concept }) => (mode === 'registry' && concept ? [concept] : []))
  return [...new Set(read)].sort()
}

/** The concepts a form reads, by the ministry that owns them. */
export function conceptsByOwner(
  form: FormDocument,
  concept: (id: string) => Concept | undefined,
  registry: (id: string) => Registry | undefined,
): OwnedConcepts[] {
  const byOwner = Map.groupBy(conceptsRead(form), (id) => registry(concept(id)?.registry ?? '')?.owner)
  return [...byOwner]
    .flatMap(([owner, concepts]) => (owner === undefined ? [] : [{ owner, concepts }]))
    .sort((left, right) => left.owner.localeCompare(right.owner))
}

/** Of these concepts, those no agreement in force gives a class of authorities for a procedure. */
export function notGiven(
  concepts: readonly string[],
  agreements: readonly Agreement[],
  { procedure, consumerClass }: Pick<Agreement, 'procedure' | 'consumerClass'>,
  day: string,
): string[] {
  const given = new Set(
    agreements
      .filter((each) => each.procedure === procedure && each.consumerClass === consumerClass && isInForce(each, day))
      .flatMap((each) => each.concepts),
  )
  return concepts.filter((concept) => !given.has(concept))
}
