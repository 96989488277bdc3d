import { useState, type FormEvent } from 'react'
import type { ActionRequest } from '../../api-types'
import { FieldError } from '../../components/field-error'
import { useLanguage } from '../../language'
import { isAnswerable } from '../../model/entries'
import type { Entry } from '../../model/form-view'

/** Acts that tell the citizen something unwelcome, and so need a reason. */
const withReason = new Set(['reject', 'requestSupplement', 'stop', 'withdraw'])
const refusing = new Set(['reject', 'stop', 'withdraw'])

/** What the official may do now, with the reason and the message the act needs. */
export function ActionPanel(props: {
  actions: string[]
  entries: Entry[]
  perform: (request: ActionRequest) => Promise<void>
}) {
  const { t } = useLanguage()
  const { actions, entries, perform } = props
  const [action, setAction] = useState<string | null>(actions[0] ?? null)
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [fields, setFields] = useState<string[]>([])
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const names: Record<string, string> = t.actions
  const chosen = action !== null && actions.includes(action) ? action : null
  const supplement = chosen === 'requestSupplement'
  const needsReason = chosen !== null && withReason.has(chosen)
  const askable = entries.filter(isAnswerable)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (busy || !chosen || (needsReason && !reason.trim()) || (supplement && !fields.length)) return
    setBusy(true)
    await perform({
      action: chosen,
      ...(needsReason && { reason: reason.trim() }),
      ...(note.trim() && { note: note.trim() }),
      ...(supplement && { fields }),
    })
    setBusy(false)
    setPressed(false)
  }

  if (!actions.length) return <p className="soft">{t.decision.nothing}</p>
  const noReason = pressed && needsReason && !reason.trim()
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <fieldset className="field">
        <legend className="hidden">{t.decision.act}</legend>
        <FieldError>{pressed && !chosen ? t.decision.chooseAct : null}</FieldError>
        <div className="acts">
          {actions.map((each) => (
            <label key={each}>
              <input type="radio" name="act" checked={chosen === each} onChange={() => setAction(each)} />
              {names[each] ?? each}
            </label>
          ))}
        </div>
      </fieldset>
      {needsReason && (
        <div className={noReason ? 'field wrong' : 'field'}>
          <label htmlFor="reason">{t.decision.reason}</label>
          <p className="help">{t.decision.reasonHelp}</p>
          <FieldError id="reason-error">{noReason ? t.decision.reasonMissing : null}</FieldError>
          <textarea
            id="reason"
            rows={2}
            value={reason}
            aria-describedby={noReason ? 'reason-error' : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      {supplement && (
        <FieldsToSupply
          askable={askable}
          total={entries.length}
          fields={fields}
          setFields={setFields}
          missing={pressed && !fields.length}
        />
      )}
      {chosen && (
        <div className="field">
          <label htmlFor="note">{t.decision.note}</label>
          <textarea id="note" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
      )}
      {supplement && (
        <p className="small">
          <i className="dot gap" /> {t.decision.clockStops}
        </p>
      )}
      {chosen && (
        <button className={refusing.has(chosen) ? 'button refuse' : 'button'} aria-busy={busy}>
          {names[chosen] ?? chosen}
        </button>
      )}
    </form>
  )
}

function FieldsToSupply(props: {
  askable: Entry[]
  total: number
  fields: string[]
  setFields: (fields: string[]) => void
  missing: boolean
}) {
  const { t, say } = useLanguage()
  const { askable, total, fields, setFields, missing } = props
  const toggle = (path: string, on: boolean) =>
    setFields(on ? [...fields, path] : fields.filter((each) => each !== path))
  return (
    <fieldset className={missing ? 'field wrong' : 'field'}>
      <legend>{t.decision.fields}</legend>
      <FieldError>{missing ? t.decision.fieldsMissing : null}</FieldError>
      <div className="acts">
        {askable.map((entry) => (
          <label key={entry.path}>
            <input
              type="checkbox"
              checked={fields.includes(entry.path)}
              onChange={(event) => toggle(entry.path, event.target.checked)}
            />
            {say(entry.label)}
          </label>
        ))}
      </div>
      <p className="help">{t.decision.fieldsHelp(total - askable.length)}</p>
    </fieldset>
  )
}
