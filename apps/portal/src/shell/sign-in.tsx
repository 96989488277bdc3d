import { useSearchParams } from 'react-router'
import { signInAddress } from '../shared/api/session-client'
import { useLanguage } from '../shared/language/language'
import { useSession } from '../shared/session/session'
import { usePageTitle } from '../shared/ui/title'
import { PersonaList } from './sandbox'

/** Leads to the identity page and back; in a sandbox it offers the people one can act as. */
export function SignInPage() {
  const { t } = useLanguage()
  const { me, personas } = useSession()
  const [search] = useSearchParams()
  const asked = search.get('returnTo') ?? '/'
  const returnTo = /^\/(?!\/|\\)/.test(asked) ? asked : '/'
  usePageTitle(t.signIn.title)
  return (
    <div className="stack">
      <h1>{t.signIn.title}</h1>
      <p className="lead">{personas ? t.signIn.demoLead : t.signIn.lead}</p>
      {me && <p>{t.signIn.already(me.name)}</p>}
      {personas ? (
        <PersonaList personas={personas} returnTo={returnTo} />
      ) : (
        <p>
          <a className="button" href={signInAddress(returnTo)}>
            {t.signIn.button}
          </a>
        </p>
      )}
    </div>
  )
}
