import { Link } from 'react-router'
import { findNext } from '../../../shared/work-list/last-list'
import { useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { officeWords } from './words'

/** The way to the dossier after this one in the list the official came from. */
export function NextDossier({ dossierId, etag }: { dossierId: string; etag: string | null }) {
  const words = useWords(officeWords)
  const { value } = useAsked(['nextDossier', dossierId, etag], () => findNext(dossierId))
  if (value === undefined) return null
  return value ? (
    <Link className="button second" to={`/work/${value.id}`}>
      {words.next}
    </Link>
  ) : (
    <p className="small soft">{words.noNext}</p>
  )
}
