import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { act, deleteDraft } from '../../shared/api/dossiers-client'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useLanguage, useWords } from '../../shared/language/language'
import { useKept } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { Restored } from '../../shared/ui/kept-notice'
import { DossierUnsent } from '../../shared/version/changed-notice'
import { useDossierSending } from '../../shared/version/use-dossier'
import { dossierWords } from './words'

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
  const words = useWords(dossierWords)
  const navigate = useNavigate()
  const deletion = useDossierSending(view, async ({ dossier, etag }) => {
    await deleteDraft(dossier.id, etag)
  })
  const [isAsked, setIsAsked] = useState(false)
  const remove = async () => {
    if (!isAsked) return setIsAsked(true)
    if (!(await deletion.send())) await navigate('/dossiers')
  }
  return (
    <div className="stack">
      {isAsked && (
        <div className="notice attention stack-s" role="status">
          <p>{words.dossier.deleteGoes}</p>
          <p>{words.dossier.deleteStays}</p>
        </div>
      )}
      <DossierUnsent of={deletion} />
      <p className="row actions">
        <button className="button refuse small" type="button" aria-busy={deletion.busy} onClick={() => void remove()}>
          {isAsked ? words.dossier.deleteNow : words.dossier.delete}
        </button>
        {isAsked && (
          <button className="button plain small" type="button" onClick={() => setIsAsked(false)}>
            {words.dossier.deleteNot}
          </button>
        )}
      </p>
    </div>
  )
}

/** The first press opens the reason, the second withdraws; a reason that could not be sent is there again. */
function Withdraw({ view, reload }: Props) {
  const { t } = useLanguage()
  const words = useWords(dossierWords)
  const announce = useAnnounce()
  const { id } = view.dossier
  const { typed, change, drop, isRestored } = useKept(`${id}.withdraw`, { reason: '' })
  const [open, setOpen] = useState(isRestored)
  const [pressed, setPressed] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const reason = typed.reason.trim()
  const missing = pressed && !reason
  const withdrawal = useDossierSending(view, ({ etag }) => act(id, { action: 'withdraw', reason }, etag))
  const withdraw = async (event: FormEvent) => {
    event.preventDefault()
    if (!open) return setOpen(true)
    setPressed(true)
    if (!reason) return box.current?.focus()
    if (await withdrawal.send()) return
    drop()
    announce(words.dossier.withdrawn)
    await reload()
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void withdraw(event)}>
      {open && (
        <>
          <Restored isRestored={isRestored} />
          <div className={missing ? 'field wrong' : 'field'}>
            <label htmlFor="withdraw-reason">{words.dossier.withdrawWhy}</label>
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
        </>
      )}
      <DossierUnsent of={withdrawal} kept="here" />
      <button className="button refuse small" aria-busy={withdrawal.busy}>
        {words.dossier.withdraw}
      </button>
    </form>
  )
}
