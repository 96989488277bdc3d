import type { ActingScope, DossierItem, Me, Representation } from '../api/types'

type Acting = Pick<DossierItem, 'representation'>

/** Whether an official still has to look at the paper; a parent has none, because population shows the link. */
export function waitsForOffice({ representation }: Acting): boolean {
  return representation?.status === 'unverified' && representation.kind !== 'parent'
}

/** Whether a right may have ended: refused, past its last day, or a parent's, which ends when the child comes of age. */
export function mayBeOver({ representation }: Acting, today = new Date().toISOString().slice(0, 10)): boolean {
  if (!representation) return false
  const { kind, status, until } = representation
  return status === 'refused' || kind === 'parent' || (until !== null && until !== undefined && until < today)
}

/** Whether the reader works on the dossier for its applicant, rather than being the applicant; names are all a page is told. */
export function actsForAnother({ representation }: Acting, me: Pick<Me, 'role' | 'name'> | null | undefined): boolean {
  return me?.role === 'citizen' && me.name === representation?.representative && me.name !== representation.represented
}

/** What the right to act does not cover. */
export function outOfScope({ scope }: Representation): ActingScope[] {
  return actingScopes.filter((each) => !scope.includes(each))
}

/** Whether the reader may do this, as far as the right by which they act says. */
export function isInScope(
  dossier: Acting,
  me: Pick<Me, 'role' | 'name'> | null | undefined,
  action: ActingScope,
): boolean {
  return !dossier.representation || !actsForAnother(dossier, me) || !outOfScope(dossier.representation).includes(action)
}

/** What beyond filling in the form a power of attorney can cover. */
export const actingScopes: readonly ActingScope[] = ['submit', 'supplement', 'withdraw']
