import { useCallback, useRef, useState, type RefObject } from 'react'
import type { Answers } from '../../../shared/api/types'
import { loadDossier, type DossierView } from '../../../shared/dossier/dossier-view'
import { useShownDossier } from '../../../shared/version/use-dossier'
import { changedAnswers, type ChangedAnswer } from './changed-answers.rules'
import type { KeptAnswers } from './kept-answers'

/** A draft that was saved elsewhere meanwhile: as it is now, and the answers that differ from those of this page. */
export interface ChangedDraft {
  now: DossierView
  places: ChangedAnswer[]
}

/**
 * The version of a draft this page shows, which every write names. A newer one takes its place where it holds no other answers
 * (asking the databases raises the version, too); where it does, the person decides first (`changed`).
 */
export function useSeenDraft(view: DossierView, answers: RefObject<Answers>, restored: KeptAnswers) {
  const { id } = view.dossier
  const { show } = useShownDossier(id)
  const seen = useRef(view)
  const [changed, setChanged] = useState(() => changedSince(restored, view))
  const open = useRef(changed)

  const decide = useCallback((next: ChangedDraft | null) => {
    open.current = next
    setChanged(next)
  }, [])

  /** From here on the page shows this. */
  const adopt = useCallback(
    (next: Partial<DossierView>) => {
      seen.current = { ...seen.current, ...next }
      return show(next)
    },
    [show],
  )

  /** Looks which version is there now; null where it holds other answers, or takes none any longer. */
  const lookAgain = useCallback(async (): Promise<DossierView | null> => {
    const now = await loadDossier(id)
    const { dossier } = seen.current
    const told = { answers: now.dossier.answers, snapshot: now.snapshot }
    const places = changedAnswers(dossier.answers, told, answers.current)
    if (places.length > 0 || now.dossier.status !== dossier.status) {
      decide({ now, places })
      return null
    }
    await adopt(now)
    return now
  }, [id, answers, adopt, decide])

  return { seen, adopt, lookAgain, changed, isOpen: useCallback(() => open.current !== null, []), decide }
}

/** Where what was typed before this page was opened has been answered elsewhere since. */
function changedSince({ answers, seen }: KeptAnswers, view: DossierView): ChangedDraft | null {
  if (!seen) return null
  const told = { answers: view.dossier.answers, snapshot: view.snapshot }
  const places = changedAnswers(seen, told, answers, Object.keys(answers))
  return places.length > 0 ? { now: view, places } : null
}
