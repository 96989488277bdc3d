import { useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import type { Dossier } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { whoIs } from '../../shared/session/kept'
import { isOfficial, useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { useDossier } from '../../shared/version/use-dossier'
import { Filling } from './filling'
import './form.css'
import { findAnswers } from './saving/kept-answers'
import { formWords } from './words/form.words'

/** The form of a draft: known facts as text, questions as fields, saved while it is filled in. */
export function FormPage() {
  const { id = '' } = useParams()
  return <Draft key={id} id={id} />
}

const isFilledIn = ({ status }: Dossier) => status === 'draft' || status === 'supplementRequested'

function Draft({ id }: { id: string }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { me } = useSession()
  const [restored] = useState(() => (me ? findAnswers(id, whoIs(me)) : { answers: {} }))
  const { value: view, problem, reload } = useDossier(id)
  usePageTitle(view ? say(view.form.title) : '')
  if (!view) {
    return problem ? (
      <ProblemNotice problem={problem} retry={() => void reload()} />
    ) : (
      <p className="soft">{t.app.loading}</p>
    )
  }
  const { dossier, form } = view
  if (isOfficial(me) && waitsForOffice(dossier)) return <Navigate to={`/work/${id}`} replace />
  if (isFilledIn(dossier)) return <Filling view={view} restored={restored} />
  return (
    <div className="stack">
      <h1>{say(form.title) || say(dossier.procedureName)}</h1>
      <p>{words.form.closed}</p>
      <p>
        <Link to={`/dossiers/${id}`}>{t.receipt.open}</Link>
      </p>
    </div>
  )
}
