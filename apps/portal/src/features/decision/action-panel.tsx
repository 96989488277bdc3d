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
import { FieldsToSupply } from './fields-to-supply'
import { OutcomeChoice, type Decided } from './outcome-choice'
import { OfficeField } from './office/office-field'
import { opinionsWords } from './office/opinions.words'
import { officeWords } from './office/words'
import { decisionWords } from './words/decision.words'

/** Acts that tell the citizen something unwelcome, and so need a reason. */
const withReason = new Set(['reject', 'requestSupplement', 'stop', 'withdraw', 'transfer'])
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
  /** The office that is to take the dossier over. */
  to: string
}

const nothing: Writing = { action: null, reason: '', note: '', fields: [], decided: null, to: '' }

/** What the official may do now, with the reason and the message the act needs. */
export function ActionPanel(props: {
  actions: readonly Action[]
  entries: Entry[]
  /** Accepting and rejecting answer another office, which passes the dossier on. */
  isAsked: boolean
  /** An opinion is outstanding: to complete without it takes a reason. */
  awaitsOpinion: boolean
  /** Why the last act was not done. */
  problem: Problem | null
  /** Where what is written is kept until the act is done. */
  place: string
  perform: (request: ActionRequest) => Promise<Problem | null>
}) {
  const { t } = useLanguage()
  const words = useWords(decisionWords)
  const offices = useWords(officeWords)
  const opinions = useWords(opinionsWords)
  const { entries, problem, place, perform, isAsked, awaitsOpinion } = props
  const actions = [...props.actions].sort((a, b) => rankOf(a) - rankOf(b))
  const { typed, change, isRestored } = useKept<Writing>(place, nothing, ['action'])
  const { reason, note, fields, decided, to } = typed
  const [action, setAction] = useState<Action | null>(typed.action ?? actions.find(isOffered) ?? null)
  const box = useRef<HTMLFormElement>(null)
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const answers = isAsked ? { accept: offices.takeOver, reject: offices.leave } : {}
  const names: Record<string, string> = { ...t.actions, supplement: words.decision.supplementAtCounter, ...answers }
  const chosen = action !== null && actions.includes(action) ? action : null
  const supplement = chosen === 'requestSupplement'
  const transfers = chosen === 'transfer'
  const completes = chosen === 'complete'
  const needsReason =
    chosen !== null && (withReason.has(chosen) || (completes && (decided === 'refused' || awaitsOpinion)))
  const askable = entries.filter(isAskable)

  const write = (part: Partial<Writing>) => change({ ...part, action: chosen })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (busy) return
    const isWhole = (!supplement || fields.length > 0) && (!completes || decided !== null) && (!transfers || to !== '')
    if (!chosen || !isWhole || (needsReason && !reason.trim())) return focusFault(box.current)
    setBusy(true)
    await perform({
      action: chosen,
      ...(needsReason && { reason: reason.trim() }),
      ...(note.trim() && { note: note.trim() }),
      ...(supplement && { fields }),
      ...(transfers && { to }),
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
      {transfers && (
        <OfficeField
          chosen={to}
          choose={(office) => write({ to: office })}
          fault={pressed && !to ? offices.officeMissing : problem?.errors.find(({ path }) => path === '/to')?.message}
        />
      )}
      {needsReason && (
        <div className={reasonFault ? 'field wrong' : 'field'}>
          <label htmlFor="reason">{words.decision.reason}</label>
          <p className="help">{completes && awaitsOpinion ? opinions.reasonNeeded : words.decision.reasonHelp}</p>
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
