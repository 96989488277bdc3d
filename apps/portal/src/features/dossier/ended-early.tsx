import { Link } from 'react-router'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useWords } from '../../shared/language/language'
import { dossierWords } from './words'

/** Why the authority ended a dossier without a result, in the words of the official, and what the applicant can do. */
export function EndedEarly({ view: { dossier, timeline } }: { view: DossierView }) {
  const { ended } = useWords(dossierWords)
  const { status, procedure } = dossier
  if (status !== 'rejected' && status !== 'stopped') return null
  const reason = timeline.find(({ event }) => event === status)?.note
  return (
    <div className="notice attention">
      <h2>{ended[status]}</h2>
      {reason && <p>“{reason}”</p>}
      <p>
        {ended.again} <Link to={`/procedures/${procedure}`}>{ended.open}</Link>
      </p>
    </div>
  )
}
