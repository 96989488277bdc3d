import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { act, deleteDraft } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import { onNewest, type DossierView } from '../../shared/dossier/dossier-view'
import { useLanguage } from '../../shared/language/language'
import { useKept, waitOf } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'

interface Props {
  view: DossierView
  reload: () => Promise<void>
}

/** How the citizen gives a dossier up: a draft is deleted, what was handed in is withdrawn with a reason. */
export function GiveUp({ view, reload }: Props) {
  if (view.dossier.status === 'draft') return <Delete view={view} />
  return view.dossier.allowedActions?.includes('withdraw') ? <Withdraw view={view} reload={reload} /> : null
}

function Delete({ view }: { view: DossierView }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<Problem | null>(null)
  const { id } = view.dossier
  const remove = async () => {
    try {
      await onNewest(view, (newest) => deleteDraft(id, newest))
      await navigate('/dossiers')
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return (
    <div className="stack">
      {problem && <ProblemNotice problem={problem} />}
      <button className="button refuse small" type="button" onClick={() => void remove()}>
        {t.dossier.delete}
      </button>
    </div>
  )
}

/** The first press opens the reason, the second withdraws; a reason that could not be sent is there again. */
function Withdraw({ view, reload }: Props) {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const { id } = view.dossier
  const { typed, change, drop, isRestored } = useKept(`${id}.withdraw`, { reason: '' })
  const [open, setOpen] = useState(isRestored)
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const reason = typed.reason.trim()
  const missing = pressed && !reason
  const wait = waitOf(problem)
  const withdraw = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!open) return setOpen(true)
    setPressed(true)
    setProblem(null)
    if (!reason) return box.current?.focus()
    setBusy(true)
    try {
      await onNewest(view, (newest) => act(id, { action: 'withdraw', reason }, newest))
      drop()
      announce(t.dossier.withdrawn)
      setOpen(false)
      await reload()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
    setBusy(false)
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void withdraw(event)}>
      {problem && !wait && <ProblemNotice problem={problem} />}
      {open && (
        <>
          <Restored isRestored={isRestored} />
          <div className={missing ? 'field wrong' : 'field'}>
            <label htmlFor="withdraw-reason">{t.dossier.withdrawWhy}</label>
            <FieldError id="withdraw-error">{missing ? t.form.reasonMissing : null}</FieldError>
            <textarea
              id="withdraw-reason"
              ref={box}
              value={typed.reason}
              aria-invalid={missing ? true : undefined}
              aria-describedby={missing ? 'withdraw-error' : undefined}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </div>
          <KeptNotice wait={wait} />
        </>
      )}
      <button className="button refuse small" aria-busy={busy}>
        {t.dossier.withdraw}
      </button>
    </form>
  )
}
