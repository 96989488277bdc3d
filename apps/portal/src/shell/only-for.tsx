import type { ReactNode } from 'react'
import { Link, Navigate, useLocation } from 'react-router'
import type { Me } from '../shared/api/types'
import { useLanguage } from '../shared/language/language'
import { firstPageOf, useSession } from '../shared/session/session'
import { usePageTitle } from '../shared/ui/title'

/**
 * A page for these people: everybody else who is signed in is led to where their work is, whoever is not signed in is told to,
 * before anything is asked.
 */
export function OnlyFor({ who, children }: { who: (me: Me) => boolean; children: ReactNode }) {
  const { me } = useSession()
  if (!me) return <SignInFirst />
  return who(me) ? children : <Navigate to={firstPageOf(me)} replace />
}

/** For a page that leads everybody who is signed in to what is theirs. */
export const anybody = () => true

/** What a page for somebody who is signed in shows to whoever is not, with the way to sign in and come back. */
function SignInFirst() {
  const { t } = useLanguage()
  const { pathname, search } = useLocation()
  usePageTitle(t.problems.signIn)
  return (
    <div className="stack">
      <h1>{t.problems.signIn}</h1>
      <p>{t.problems.signInFirst}</p>
      <p>
        <Link className="button" to={`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`}>
          {t.app.signIn}
        </Link>
      </p>
    </div>
  )
}
