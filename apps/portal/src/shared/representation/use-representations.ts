import { getDossier } from '../api/dossiers-client'
import { asProblem, type Problem } from '../api/problem'
import { useAsked } from '../query/use-asked'
import type { DossierItem, Representation } from '../api/types'
import { useSession } from '../session/session'
import { actsForAnother, mayBeOver } from './representation.rules'

/** The right to act of a dossier, or why the reader is told no more of it. */
export type KnownRight = Representation | Problem

/** By what right somebody acts in each dossier of a list; of the reader's own that may be over, the office's words. */
export function useRepresentations(items: readonly DossierItem[] | undefined): ReadonlyMap<string, KnownRight> {
  const { me } = useSession()
  const doubtful = (items ?? []).filter((item) => actsForAnother(item, me) && mayBeOver(item))
  const key = doubtful.map(({ id }) => id).join(' ')
  const { value } = useAsked(key ? ['representations', key] : null, () => Promise.all(doubtful.map(rightIn)))
  const told = (items ?? []).flatMap(({ id, representation }): [string, KnownRight][] =>
    representation ? [[id, representation]] : [],
  )
  return new Map([...told, ...(value ?? []).flatMap((each) => (each ? [each] : []))])
}

async function rightIn({ id }: DossierItem): Promise<[string, KnownRight] | null> {
  try {
    const { representation } = (await getDossier(id)).dossier
    return representation ? [id, representation] : null
  } catch (thrown) {
    return [id, asProblem(thrown)]
  }
}
