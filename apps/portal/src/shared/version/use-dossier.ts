import { useQueryClient, type Query } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { VersionedDossier } from '../api/dossiers-client'
import { dossierViewOf, loadDossier, type DossierView } from '../dossier/dossier-view'
import { useAsked, type Asked } from '../query/use-asked'
import { useSending, type Sending } from '../query/use-sending'
import { Changed, sendSeen } from './send-seen'

const kind = 'dossier'

/** Each page asks for itself: it never begins with what another one showed. */
let pages = 0

/** A dossier, by id or code, as the pages show it; nothing of it once it is not for its reader any longer. */
export function useDossier(id: string): Asked<DossierView> {
  const [page] = useState(() => (pages += 1))
  const asked = useAsked([kind, id, page], () => loadDossier(id))
  const isOver = asked.problem?.status === 403 || asked.problem?.status === 404
  return isOver ? { ...asked, value: undefined } : asked
}

const idOf = (data: unknown) => (data as DossierView | undefined)?.dossier.id

/** Reads and replaces what the pages show of a dossier: an answer to a write brings the version that the next one names. */
export function useShownDossier(id: string) {
  const client = useQueryClient()
  const shown = useCallback(
    () => client.getQueriesData<DossierView>({ queryKey: [kind] }).find(([, view]) => view?.dossier.id === id)?.[1],
    [client, id],
  )
  const show = useCallback(
    async (next: Partial<DossierView>) => {
      const those = { queryKey: [kind], predicate: ({ state }: Query) => idOf(state.data) === id }
      await client.cancelQueries(those) // what was asked before tells how things were before
      client.setQueriesData<DossierView>(those, (before) => before && dossierViewOf({ ...before, ...next }))
      // a page that is about to be shown may have asked before the write: it asks once more
      const begun = client.getQueryCache().findAll({
        queryKey: [kind],
        predicate: ({ state }) => state.data === undefined && state.fetchStatus === 'fetching',
      })
      const again = { queryKey: [kind], predicate: (query: Query) => begun.includes(query) }
      await client.refetchQueries(again) // waits for what is under way
      await client.refetchQueries(again)
    },
    [client, id],
  )
  return { shown, show }
}

/** A write to the dossier that a page shows. */
export interface DossierSending<A extends unknown[]> extends Sending<A> {
  /** What the dossier was and is, where it was changed meanwhile: the page shows it as it is now. */
  changed: Changed<DossierView> | null
}

/**
 * Sends something about a dossier for the version that the page shows, one after the other. Its answer, where it is the
 * dossier, is shown at once. Where somebody else was faster, nothing is done, and the page shows what is there now.
 */
export function useDossierSending<A extends unknown[]>(
  view: DossierView,
  doing: (seen: DossierView, ...given: A) => Promise<VersionedDossier | void>,
): DossierSending<A> {
  const { id } = view.dossier
  const { shown, show } = useShownDossier(id)
  const sending = useSending(async (...given: A) => {
    try {
      const answered = await sendSeen(
        shown() ?? view,
        (seen) => doing(seen, ...given),
        () => loadDossier(id),
      )
      if (answered) await show({ dossier: answered.dossier, etag: answered.etag })
    } catch (thrown) {
      if (thrown instanceof Changed) await show(thrown.now as DossierView)
      throw thrown
    }
  }, id)
  const { problem } = sending
  return { ...sending, changed: problem instanceof Changed ? (problem as Changed<DossierView>) : null }
}
