import { Navigate } from 'react-router'
import { useLanguage, useWords } from '../../shared/language/language'
import { firstPageOf, useSession } from '../../shared/session/session'
import { usePageTitle } from '../../shared/ui/title'
import { elsewhereWords } from './words'

/** For who has no page in the portal: a sentence that says where the work is. */
export function ElsewherePage() {
  const words = useWords(elsewhereWords)
  const { me } = useSession()
  usePageTitle(words.noPage.title)
  if (me?.role !== 'auditor' && me?.role !== 'operator' && me?.role !== 'client')
    return <Navigate to={firstPageOf(me)} replace />
  return (
    <div className="stack">
      <h1>{words.noPage.title}</h1>
      <p className="lead">{words.noPage[me.role]}</p>
    </div>
  )
}

/** Where a sign-in in a tab of its own ends: the other tabs are told, and save what was waiting. */
export function SignedInPage() {
  const { t } = useLanguage()
  usePageTitle(t.keeping.signedIn)
  return (
    <div className="stack">
      <h1>{t.keeping.signedIn}</h1>
      <p className="lead">{t.keeping.signedInText}</p>
    </div>
  )
}
