import { useSearchParams } from 'react-router'
import { signInAddress } from '../shared/api/session-client'
import { useWords } from '../shared/language/language'
import { useSession } from '../shared/session/session'
import { usePageTitle } from '../shared/ui/title'
import { PersonaList } from './sandbox'
import { shellWords } from './words'

/** Leads to the identity page and back; in a sandbox it offers the people one can act as. */
export function SignInPage() {
  const words = useWords(shellWords)
  const { me, personas } = useSession()
  const [search] = useSearchParams()
  const asked = search.get('returnTo') ?? '/'
  const returnTo = /^\/(?!\/|\\)/.test(asked) ? asked : '/'
  usePageTitle(words.signIn.title)
  return (
    <div className="stack">
      <h1>{words.signIn.title}</h1>
      <p className="lead">{personas ? words.signIn.demoLead : words.signIn.lead}</p>
      {me && <p>{words.signIn.already(me.name)}</p>}
      {personas ? (
        <PersonaList personas={personas} returnTo={returnTo} />
      ) : (
        <p>
          <a className="button" href={signInAddress(returnTo)}>
            {words.signIn.button}
          </a>
        </p>
      )}
    </div>
  )
}
