import { listDossiers } from '../../shared/api/dossiers-client'
import { useAsked } from '../../shared/query/use-asked'
import type { DossierItem, Representation } from '../../shared/api/types'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useSession, worksAtCounter } from '../../shared/session/session'

/** A draft whose paper has to be looked at before anything is looked up. */
export type WaitingPaper = DossierItem & { representation: Representation }

const none: WaitingPaper[] = []

/** The drafts of the office whose paper waits; empty until they are known, and for who does not receive dossiers. */
export function useWaitingPapers(): WaitingPaper[] {
  const { me } = useSession()
  const { value } = useAsked(worksAtCounter(me) ? ['waitingPapers'] : null, findWaitingPapers)
  return value ?? none
}

async function findWaitingPapers(): Promise<WaitingPaper[]> {
  const drafts: DossierItem[] = []
  let cursor: string | null | undefined
  do {
    const page = await listDossiers({ status: 'draft', cursor })
    drafts.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return drafts.flatMap((draft) =>
    draft.representation && waitsForOffice(draft) ? [{ ...draft, representation: draft.representation }] : [],
  )
}
