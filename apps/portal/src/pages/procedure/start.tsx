import { useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { openDossier } from '../../api'
import { ProblemNotice } from '../../components/problem-notice'
import { useLanguage } from '../../language'
import { asProblem, type Problem } from '../../problem'
import { useSession } from '../../session'
import { ActForAnother } from './act-for-another'

/** Where a procedure is started: for oneself, or for somebody else. */
export function Start({ code }: { code: string }) {
  const { t } = useLanguage()
  const { me } = useSession()
  if (me && me.role !== 'citizen') return <p className="soft">{t.procedure.citizensOnly}</p>
  return <div className="start stack">{me ? <Ways code={code} /> : <SignInFirst code={code} />}</div>
}

function SignInFirst({ code }: { code: string }) {
  const { t } = useLanguage()
  const signIn = (search = '') => `/sign-in?returnTo=${encodeURIComponent(`/procedures/${code}${search}`)}`
  return (
    <p className="row actions">
      <Link className="button" to={signIn()}>
        {t.procedure.signInFirst}
      </Link>
      <Link className="button second" to={signIn('?for=another')}>
        {t.actingFor.signInFirst}
      </Link>
    </p>
  )
}

function Ways({ code }: { code: string }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [forAnother, setForAnother] = useState(search.get('for') === 'another')
  const opener = useRef<HTMLButtonElement>(null)
  const start = async () => {
    if (busy) return
    setBusy(true)
    try {
      const dossier = await openDossier(code)
      await navigate(`/dossiers/${dossier.id}/form`)
    } catch (thrown) {
      setProblem(asProblem(thrown))
      setBusy(false)
    }
  }
  const close = () => {
    setForAnother(false)
    opener.current?.focus()
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <p className="row actions">
        <button className="button" type="button" aria-busy={busy} onClick={() => void start()}>
          {t.procedure.start}
        </button>
        <button
          className="button second"
          type="button"
          ref={opener}
          aria-expanded={forAnother}
          aria-controls="for-another"
          onClick={() => setForAnother(!forAnother)}
        >
          {t.actingFor.open}
        </button>
      </p>
      <div id="for-another" hidden={!forAnother}>
        <ActForAnother code={code} isShown={forAnother} close={close} />
      </div>
    </>
  )
}
