import { useRef, useState } from 'react'
import { act, decideRepresentation, type VersionedDossier } from '../../shared/api/dossiers-client'
import type { Problem } from '../../shared/api/problem'
import type { ActingDecision, ActionRequest, Dossier } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useLanguage, useWords } from '../../shared/language/language'
import { dropTyped, whoIs } from '../../shared/session/kept'
import { useSession } from '../../shared/session/session'
import { waitOf } from '../../shared/session/use-kept'
import { useDossierSending, useShownDossier } from '../../shared/version/use-dossier'
import type { Told } from './told'
import { decisionWords } from './words/decision.words'

/** Where the texts of an act on a dossier are kept while they are written. */
export const actPlace = (dossierId: string) => `${dossierId}.act`

/** Where the question to another office is kept while it is written. */
export const opinionPlace = (dossierId: string) => `${dossierId}.opinion`

/** Where the message for a completed part is kept while it is written. */
export const partPlace = (dossierId: string, part: string) => `${dossierId}.part.${part}`

/** What an official sends about a dossier. */
interface Act {
  /** Where its texts are kept. */
  place: string
  send: (etag: string | null) => Promise<VersionedDossier>
  tell: (done: Dossier) => Told
}

/** What an official does with a dossier, what came of it, and the place where that is told. */
export function useActs(view: DossierView, reload: () => Promise<void>) {
  const { t } = useLanguage()
  const words = useWords(decisionWords)
  const { me } = useSession()
  const explain = useExplanation()
  const [told, setTold] = useState<Told | null>(null)
  const [place, setPlace] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const { dossier } = view
  const { shown } = useShownDossier(dossier.id)
  const names: Record<string, string> = t.actions
  const acting = useDossierSending(view, async ({ etag }, { send, tell }: Act) => {
    const done = await send(etag)
    setTold(tell(done.dossier))
    return done
  })

  const attempt = async (act: Act): Promise<Problem | null> => {
    setTold(null)
    setPlace(act.place)
    const refused = await acting.send(act)
    // a draft goes back to who fills it in, and is not shown to the office any longer
    const again = dossier.status === 'draft' || waitOf(refused) ? undefined : reload()
    if (!refused && act.place) dropTyped(act.place, me ? whoIs(me) : '')
    if (refused?.code === 'action_not_allowed') {
      await again
      setTold(explain(refused, shown() ?? view))
    }
    if (!waitOf(refused)) requestAnimationFrame(() => box.current?.focus())
    return refused
  }
  const perform = (request: ActionRequest, done = words.decision.done(names[request.action] ?? request.action)) =>
    attempt({
      place: placeOf(dossier.id, request),
      send: (etag) => act(dossier.id, request, etag),
      tell: () => ({ kind: 'done', title: done }),
    })
  const decide = (decision: ActingDecision) =>
    attempt({
      place: '',
      send: (etag) => decideRepresentation(dossier.id, decision, etag),
      tell: ({ representation }) => ({
        kind: 'done',
        title: words.papersToSee.done[decision.decision],
        ...((dossier.status === 'draft' || decision.decision === 'refused') && {
          text: words.papersToSee.doneText[decision.decision](representation?.representative ?? ''),
        }),
      }),
    })
  const { changed, problem } = acting
  /** Why what was sent from a place of the page was not done. */
  const problemAt = (at: string) => (at === place ? problem : null)
  return { told, changed, problem: told || changed ? null : problem, problemAt, box, perform, decide }
}

function placeOf(id: string, { action, part }: ActionRequest): string {
  if (action === 'requestOpinion') return opinionPlace(id)
  return part ? partPlace(id, part) : actPlace(id)
}

/** Gives a function that says why an act was refused in the present state of a dossier, and what can be done instead. */
function useExplanation() {
  const { t } = useLanguage()
  const words = useWords(decisionWords)
  const names: Record<string, string> = t.actions
  return ({ allowed }: Problem, { dossier }: DossierView): Told => {
    const acts = (allowed.length ? allowed : (dossier.allowedActions ?? [])).map((action) => names[action] ?? action)
    return {
      kind: 'attention',
      title: words.decision.notAllowed(t.status[dossier.status]),
      text: acts.length ? words.decision.allowed(acts.join(', ')) : words.decision.noneAllowed,
    }
  }
}
