import {
  isInForce,
  type Agreement,
  type AgreementDecided,
  type AgreementProposal,
  type AgreementView,
  type Concept,
  type FormDocument,
  type OwnersQuota,
  type Registry,
} from '#contracts'

/** What a form reads from the databases of one owner. */
export interface OwnedConcepts {
  owner: string
  concepts: string[]
}

/** One view for each id, in the order of ids. */
export function viewsOf(
  inForce: readonly Agreement[],
  proposals: readonly AgreementProposal[],
  today: string,
): AgreementView[] {
  const agreementOf = new Map(inForce.map((agreement) => [agreement.id, agreement]))
  const proposalOf = new Map(proposals.map((proposal) => [proposal.id, proposal]))
  const ids = [...new Set([...agreementOf.keys(), ...proposalOf.keys()])].sort()
  return ids.flatMap((id) => viewOf(agreementOf.get(id), proposalOf.get(id), today))
}

function viewOf(
  agreement: Agreement | undefined,
  proposal: AgreementProposal | undefined,
  today: string,
): AgreementView[] {
  if (!proposal) return agreement ? [{ ...agreement, status: statusOf(agreement, today) }] : []
  if (!agreement) return [proposal]
  return [
    proposal.status === 'approved'
      ? { ...proposal, ...agreement, status: statusOf(agreement, today) }
      : { ...proposal, inForce: agreement },
  ]
}

/** How what was agreed on stands on a day. */
export function statusOf(
  { concepts, withheld = [], validTo }: Agreement,
  today: string,
): 'approved' | 'suspended' | 'revoked' | 'expired' {
  if (validTo !== undefined && validTo < today) return 'expired'
  if (concepts.length > 0 || withheld.length === 0) return 'approved'
  return withheld.some(({ state }) => state === 'suspended') ? 'suspended' : 'revoked'
}

/** What an owner may decide about an agreement, and how it stands after that. */
export type Withholding = 'suspend' | 'resume' | 'revoke'

/**
 * The agreement after an owner's decision about its own concepts; where that is not possible, how they stand. What is withheld
 * is not among the concepts any more, so that whoever decides on look-ups need not know of it.
 */
export function afterWithholding(
  agreement: Agreement,
  own: ReadonlySet<string>,
  { decision, by, at, reason }: Omit<AgreementDecided, 'decision'> & { decision: Withholding },
): Agreement | 'given' | 'suspended' | 'revoked' {
  const { concepts, withheld = [], decisions = [] } = agreement
  const given = concepts.filter((concept) => own.has(concept))
  const held = withheld.find(({ owner, state }) => owner === by && state === 'suspended')
  const rest = withheld.filter((each) => each !== held)
  const after = { ...agreement, decisions: [...decisions, { decision, by, at, reason }] }
  if (decision === 'resume') {
    if (!held) return given.length > 0 ? 'given' : 'revoked'
    return { ...after, concepts: [...concepts, ...held.concepts].sort(), withheld: rest }
  }
  if (given.length === 0 && !(held && decision === 'revoke')) return held ? 'suspended' : 'revoked'
  const ended = [...given, ...(held?.concepts ?? [])].sort()
  const state = decision === 'revoke' ? ('revoked' as const) : ('suspended' as const)
  return {
    ...after,
    concepts: concepts.filter((concept) => !own.has(concept)),
    withheld: [...rest, { owner: by, concepts: ended, state, since: at, reason }],
  }
}

/**
 * The agreement with another quota for each office, or with none; what was used of the day before counts all the same. Of
 * several `owners` each sets its own, and the smallest holds, so that none raises what another allows. Where the one that
 * decides has revoked everything there is nothing to limit.
 */
export function withQuota(
  { quotaPerDay: before, quotas: set = [], ...agreement }: Agreement,
  owners: readonly string[],
  decided: Omit<AgreementDecided, 'decision'> & { decision: 'setQuota' },
): Agreement | 'revoked' {
  const { by, quotaPerDay } = decided
  if (!owners.includes(by)) return 'revoked'
  const quotas = owners.map((owner): OwnersQuota => {
    const own = owner === by ? { quotaPerDay } : (set.find((each) => each.owner === owner) ?? { quotaPerDay: before })
    return { owner, ...(own.quotaPerDay === undefined ? {} : { quotaPerDay: own.quotaPerDay }) }
  })
  const smallest = Math.min(...quotas.map((each) => each.quotaPerDay ?? Infinity))
  return {
    ...agreement,
    ...(smallest === Infinity ? {} : { quotaPerDay: smallest }),
    ...(quotas.length > 1 ? { quotas } : {}),
    decisions: [...(agreement.decisions ?? []), decided],
  }
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
