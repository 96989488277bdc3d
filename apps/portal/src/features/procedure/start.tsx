import { useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { openDossier } from '../../shared/api/dossiers-client'
import { OfficeChoice, officeField } from '../../shared/dossier/office'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { findTyped, whoIs } from '../../shared/session/kept'
import { useSession } from '../../shared/session/session'
import { Unsent } from '../../shared/ui/unsent'
import { actingPlace, ActForAnother } from './act-for-another'
import { procedureWords } from './words'

/** Where a procedure is started: for oneself, or for somebody else. */
export function Start({ code }: { code: string }) {
  const words = useWords(procedureWords)
  const { me } = useSession()
  if (me && me.role !== 'citizen') return <p className="soft">{words.procedure.citizensOnly}</p>
  return <div className="start stack">{me ? <Ways code={code} /> : <SignInFirst code={code} />}</div>
}

function SignInFirst({ code }: { code: string }) {
  const { t } = useLanguage()
  const words = useWords(procedureWords)
  const signIn = (search = '') => `/sign-in?returnTo=${encodeURIComponent(`/procedures/${code}${search}`)}`
  return (
    <p className="row actions">
      <Link className="button" to={signIn()}>
        {words.procedure.signInFirst}
      </Link>
      <Link className="button second" to={signIn('?for=another')}>
        {t.actingFor.signInFirst}
      </Link>
    </p>
  )
}

function Ways({ code }: { code: string }) {
  const { t } = useLanguage()
  const words = useWords(procedureWords)
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { me } = useSession()
  const asksOffice = me?.receivingOffice === undefined
  const [office, setOffice] = useState<string | undefined>(undefined)
  const [pressed, setPressed] = useState(false)
  const [forAnother, setForAnother] = useState(
    () => search.get('for') === 'another' || Boolean(me && findTyped(actingPlace(code), whoIs(me))),
  )
  const opener = useRef<HTMLButtonElement>(null)
  const opening = useSending(async () => {
    const dossier = await openDossier(code, office)
    await navigate(`/dossiers/${dossier.id}/form`)
  })
  const start = async () => {
    setPressed(true)
    if (asksOffice && !office) {
      document.getElementById(`${officeField}-input`)?.focus()
      return
    }
    await opening.send()
  }
  const close = () => {
    setForAnother(false)
    opener.current?.focus()
  }
  return (
    <>
      {asksOffice && <OfficeChoice chosen={office} choose={setOffice} strict={pressed} />}
      <Unsent problem={opening.problem} />
      <p className="row actions">
        <button className="button" type="button" aria-busy={opening.busy} onClick={() => void start()}>
          {words.procedure.start}
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
        <ActForAnother code={code} office={office} isShown={forAnother} close={close} />
      </div>
    </>
  )
}
