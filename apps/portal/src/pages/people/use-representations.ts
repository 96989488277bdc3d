import { getDossier } from '../../api'
import type { DossierItem, Representation } from '../../api-types'
import { useLanguage } from '../../language'
import { asProblem, type Problem } from '../../problem'
import { useResource } from '../../resource'
import { useSession } from '../../session'

/** The right to act of a dossier, or why the reader is told no more of it. */
export type KnownRight = Representation | Problem

/**
 * By what right the reader acts in the dossiers of a list that are in somebody else’s name. Where the list does not say
 * it, each of those is asked for.
 */
export function useRepresentations(items: readonly DossierItem[] | undefined): ReadonlyMap<string, KnownRight> {
  const { language } = useLanguage()
  const { me } = useSession()
  const untold = (items ?? []).filter(({ applicantName, representation }) => {
    return !representation && applicantName !== undefined && applicantName !== me?.name
  })
  const key = untold.map(({ id }) => id).join(' ')
  const { value } = useResource(key ? `${language} ${key}` : null, () => Promise.all(untold.map(rightIn)))
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
