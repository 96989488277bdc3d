import { getDossier } from '../../api'
import type { DossierItem, Representation } from '../../api-types'
import { useLanguage } from '../../language'
import { actsForAnother, mayBeOver } from '../../model/representation'
import { asProblem, type Problem } from '../../problem'
import { useResource } from '../../resource'
import { useSession } from '../../session'

/** The right to act of a dossier, or why the reader is told no more of it. */
export type KnownRight = Representation | Problem

/** By what right somebody acts in each dossier of a list; of the reader's own that may be over, the office's words. */
export function useRepresentations(items: readonly DossierItem[] | undefined): ReadonlyMap<string, KnownRight> {
  const { language } = useLanguage()
  const { me } = useSession()
  const doubtful = (items ?? []).filter((item) => actsForAnother(item, me) && mayBeOver(item))
  const key = doubtful.map(({ id }) => id).join(' ')
  const { value } = useResource(key ? `${language} ${key}` : null, () => Promise.all(doubtful.map(rightIn)))
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
