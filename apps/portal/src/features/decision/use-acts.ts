import { useRef, useState } from 'react'
import { act, decideRepresentation } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { ActingDecision, ActionRequest } from '../../shared/api/types'
import { loadDossier, type DossierView } from '../../shared/dossier/dossier-view'
import { useEventWords } from '../../shared/dossier/timeline'
import { capitalise, formatTime } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { dropTyped, whoIs } from '../../shared/session/kept'
import { useSession } from '../../shared/session/session'
import { waitOf } from '../../shared/session/use-kept'
import type { Told } from './told'

/** Where the texts of an act on a dossier are kept while they are written. */
export const actPlace = (dossierId: string) => `${dossierId}.act`

/** Where the message for a completed part is kept while it is written. */
export const partPlace = (dossierId: string, part: string) => `${dossierId}.part.${part}`

/** What an official does with a dossier, what came of it, and the place where that is told. */
export function useActs(view: DossierView, replace: (view: DossierView) => void) {
  const { t } = useLanguage()
  const { me } = useSession()
  const explain = useExplanation()
  const [told, setTold] = useState<Told | null>(null)
  const [place, setPlace] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const { dossier, etag } = view
  const names: Record<string, string> = t.actions

  const attempt = async (place: string, doing: () => Promise<Told>): Promise<Problem | null> => {
    setTold(null)
    setProblem(null)
    setPlace(place)
    let refused: Problem | null = null
    try {
      setTold(await doing())
    } catch (thrown) {
      const refusal = asProblem(thrown)
      refused = refusal
      const fresh = await loadDossier(dossier.id).catch(() => null)
      const explained = fresh && explain(refusal, fresh)
      if (fresh) replace(fresh)
      if (explained) setTold(explained)
      else setProblem(refusal)
    }
    if (!waitOf(refused)) requestAnimationFrame(() => box.current?.focus())
    return refused
  }
  const perform = (request: ActionRequest, done = t.decision.done(names[request.action] ?? request.action)) =>
    attempt(request.part ? partPlace(dossier.id, request.part) : actPlace(dossier.id), async () => {
      await act(dossier.id, request, etag)
      dropTyped(request.part ? partPlace(dossier.id, request.part) : actPlace(dossier.id), me ? whoIs(me) : '')
      replace(await loadDossier(dossier.id))
      return { kind: 'done', title: done }
    })
  /** A draft goes back to who fills it in, and is not shown to the office any longer. */
  const decide = (decision: ActingDecision) =>
    attempt('', async () => {
      const decided = await decideRepresentation(dossier.id, decision, etag)
      replace(dossier.status === 'draft' ? { ...view, ...decided } : await loadDossier(dossier.id))
      const who = decided.dossier.representation?.representative ?? ''
      const text = t.papersToSee.doneText[decision.decision](who)
      return {
        kind: 'done',
        title: t.papersToSee.done[decision.decision],
        ...(dossier.status === 'draft' || decision.decision === 'refused' ? { text } : {}),
      }
    })
  /** Why what was sent from a place of the page was not done. */
  const problemAt = (at: string) => (at === place ? problem : null)
  return { told, problem, problemAt, box, perform, decide }
}

/** Gives a function that says why an act was refused because the dossier is not as it was; null for other refusals. */
function useExplanation() {
  const { t } = useLanguage()
  const { who, what } = useEventWords()
  const names: Record<string, string> = t.actions
  return (refusal: Problem, fresh: DossierView): Told | null => {
    if (refusal.status === 412) {
      const last = fresh.timeline[0]
      return {
        kind: 'attention',
        title: last ? capitalise(t.decision.changedBy(who(last), what(last), formatTime(last.at))) : t.decision.changed,
        text: t.decision.changedText,
      }
    }
    if (refusal.code !== 'action_not_allowed') return null
    const allowed = (refusal.allowed.length ? refusal.allowed : (fresh.dossier.allowedActions ?? [])).map(
      (action) => names[action] ?? action,
    )
    return {
      kind: 'attention',
      title: t.decision.notAllowed(t.status[fresh.dossier.status]),
      text: allowed.length ? t.decision.allowed(allowed.join(', ')) : t.decision.noneAllowed,
    }
  }
}
