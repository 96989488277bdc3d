import { getDossier, listDossiers } from '../../api'
import type { DossierItem, Representation } from '../../api-types'
import { useLanguage } from '../../language'
import { waitsForOffice } from '../../model/representation'
import { Problem } from '../../problem'
import { useResource } from '../../resource'
import { useSession, worksAtCounter } from '../../session'

/** A draft whose paper has to be looked at before anything is looked up. */
export type WaitingPaper = DossierItem & { representation: Representation }

const none: WaitingPaper[] = []

/** The drafts of the office whose paper waits; empty until they are known, and for who does not receive dossiers. */
export function useWaitingPapers(): WaitingPaper[] {
  const { language } = useLanguage()
  const { me } = useSession()
  const { value } = useResource(worksAtCounter(me) ? `papers ${language}` : null, findWaitingPapers)
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
  const known = await Promise.all(drafts.map(withRepresentation))
  return known.flatMap((draft) => (draft && waitsForOffice(draft) ? [draft] : []))
}

/** Where the list does not say who acts for whom, the draft itself is asked; one that is decided on is gone by then. */
async function withRepresentation(item: DossierItem): Promise<WaitingPaper | null> {
  if (item.representation) return { ...item, representation: item.representation }
  try {
    const { representation } = (await getDossier(item.id)).dossier
    return representation ? { ...item, representation } : null
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 404) return null
    throw thrown
  }
}
