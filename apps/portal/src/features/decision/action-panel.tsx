import { useRef, useState, type FormEvent } from 'react'
import type { Problem } from '../../shared/api/problem'
import type { ActionRequest } from '../../shared/api/types'
import { isAskable } from '../../shared/form/entries'
import type { Entry } from '../../shared/form/form-view'
import { useLanguage, useWords } from '../../shared/language/language'
import { useKept, waitOf } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { focusFault } from '../../shared/ui/focus-fault'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { OutcomeChoice, type Decided } from './outcome-choice'
import { decisionWords } from './words'

/** Acts that tell the citizen something unwelcome, and so need a reason. */
const withReason = new Set(['reject', 'requestSupplement', 'stop', 'withdraw'])
const refusing = new Set(['reject', 'stop', 'withdraw'])

/** The office's own next steps first, then what ends the case, then what the office does only for a citizen at the counter. */
const rankOf = (action: string) => (action === 'supplement' ? 2 : refusing.has(action) ? 1 : 0)

/** Chosen before anybody chooses: a next step, but never one that needs a reason. */
const isOffered = (action: string) => rankOf(action) === 0 && !withReason.has(action)

type Action = ActionRequest['action']

interface Writing {
  action: Action | null
  reason: string
  note: string
  fields: string[]
  decided: Decided | null
}

const nothing: Writing = { action: null, reason: '', note: '', fields: [], decided: null }

/** What the official may do now, with the reason and the message the act needs. */
export function ActionPanel(props: {
  actions: readonly Action[]
  entries: Entry[]
  /** Why the last act was not done. */
  problem: Problem | null
  /** Where what is written is kept until the act is done. */
  place: string
  perform: (request: ActionRequest) => Promise<Problem | null>
}) {
  const { t } = useLanguage()
  const words = useWords(decisionWords)
  const { entries, problem, place, perform } = props
  const actions = [...props.actions].sort((a, b) => rankOf(a) - rankOf(b))
  const { typed, change, isRestored } = useKept<Writing>(place, nothing, ['action'])
  const { reason, note, fields, decided } = typed
  const [action, setAction] = useState<Action | null>(typed.action ?? actions.find(isOffered) ?? null)
  const box = useRef<HTMLFormElement>(null)
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const names: Record<string, string> = { ...t.actions, supplement: words.decision.supplementAtCounter }
  const chosen = action !== null && actions.includes(action) ? action : null
  const supplement = chosen === 'requestSupplement'
  const completes = chosen === 'complete'
  const needsReason = chosen !== null && (withReason.has(chosen) || (completes && decided === 'refused'))
  const askable = entries.filter(isAskable)

  const write = (part: Partial<Writing>) => change({ ...part, action: chosen })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (busy) return
    const isWhole = (!supplement || fields.length > 0) && (!completes || decided !== null)
    if (!chosen || !isWhole || (needsReason && !reason.trim())) return focusFault(box.current)
    setBusy(true)
    await perform({
      action: chosen,
      ...(needsReason && { reason: reason.trim() }),
      ...(note.trim() && { note: note.trim() }),
      ...(supplement && { fields }),
      ...(completes && decided && { outcome: { decision: decided } }),
    })
    setBusy(false)
    setPressed(false)
  }

  if (!actions.length) return <p className="soft">{words.decision.nothing}</p>
  const refusedReason = problem?.errors.find(({ path }) => path === '/reason')?.message
  const reasonFault = pressed && needsReason && !reason.trim() ? words.decision.reasonMissing : refusedReason
  return (
    <form className="stack" ref={box} onSubmit={(event) => void send(event)}>
      <Restored isRestored={isRestored} />
      <fieldset className="field">
        <legend className="hidden">{words.decision.act}</legend>
        <FieldError>{pressed && !chosen ? words.decision.chooseAct : null}</FieldError>
        <div className="acts">
          {actions.map((each) => (
            <label key={each}>
              <input type="radio" name="act" checked={chosen === each} onChange={() => setAction(each)} />
              {names[each] ?? each}
            </label>
          ))}
        </div>
      </fieldset>
      {completes && (
        <OutcomeChoice
          decided={decided}
          missing={pressed && decided === null}
          choose={(next) => write({ decided: next })}
        />
      )}
      {needsReason && (
        <div className={reasonFault ? 'field wrong' : 'field'}>
          <label htmlFor="reason">{words.decision.reason}</label>
          <p className="help">{words.decision.reasonHelp}</p>
          <FieldError id="reason-error">{reasonFault}</FieldError>
          <textarea
            id="reason"
            rows={2}
            value={reason}
            aria-describedby={reasonFault ? 'reason-error' : undefined}
            aria-invalid={reasonFault ? true : undefined}
            onChange={(event) => write({ reason: event.target.value })}
          />
        </div>
      )}
      {supplement && (
        <FieldsToSupply
          askable={askable}
          total={entries.length}
          fields={fields}
          setFields={(next) => write({ fields: next })}
          missing={pressed && !fields.length}
        />
      )}
      {chosen && (
        <div className="field">
          <label htmlFor="note">{t.decision.note}</label>
          <textarea id="note" rows={3} value={note} onChange={(event) => write({ note: event.target.value })} />
        </div>
      )}
      {supplement && (
        <p className="small">
          <i className="dot gap" /> {words.decision.clockStops}
        </p>
      )}
      <KeptNotice wait={waitOf(problem)} />
      {chosen && (
        <button className={refusing.has(chosen) ? 'button refuse' : 'button'} aria-busy={busy}>
          {completes ? words.outcome.sign : (names[chosen] ?? chosen)}
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
  const { say } = useLanguage()
  const words = useWords(decisionWords)
  const { askable, total, fields, setFields, missing } = props
  const toggle = (path: string, on: boolean) =>
    setFields(on ? [...fields, path] : fields.filter((each) => each !== path))
  return (
    <fieldset className={missing ? 'field wrong' : 'field'}>
      <legend>{words.decision.fields}</legend>
      <FieldError>{missing ? words.decision.fieldsMissing : null}</FieldError>
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
      <p className="help">{words.decision.fieldsHelp(total - askable.length)}</p>
    </fieldset>
  )
}
