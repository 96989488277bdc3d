import { Link } from 'react-router'
import { exportAddress } from '../../shared/api/documents-client'
import type { RightKind } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { rightsWords } from './words'

/** What of a kind of request the reader need not ask for: they can have or do it at once. */
export function AtOnce({ kind }: { kind: RightKind }) {
  const { atOnce } = useWords(rightsWords)
  if (kind !== 'access' && kind !== 'correct' && kind !== 'delete') return null
  return (
    <div className="notice stack-s" role="status">
      <p>{atOnce[kind]}</p>
      <p className="row actions">
        {kind === 'access' && (
          <a className="button second small" href={exportAddress} download>
            {atOnce.accessLink}
          </a>
        )}
        {kind === 'correct' && <Link to="/dossiers">{atOnce.correctLink}</Link>}
        {kind === 'delete' && <Link to="/dossiers">{atOnce.deleteDossiers}</Link>}
        {kind === 'delete' && <Link to="/documents">{atOnce.deletePapers}</Link>}
      </p>
    </div>
  )
}
