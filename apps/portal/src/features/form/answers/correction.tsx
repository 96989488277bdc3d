import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useParams } from 'react-router'
import type { Problem } from '../../../shared/api/problem'
import type { Value } from '../../../shared/api/types'
import { Question } from '../../../shared/fields/question'
import { useRegistryName } from '../../../shared/fields/value'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { useKept, waitOf } from '../../../shared/session/use-kept'
import { FieldError } from '../../../shared/ui/field-error'
import { focusFault } from '../../../shared/ui/focus-fault'
import { KeptNotice, Restored } from '../../../shared/ui/kept-notice'
import { useForm } from './form-context'
import { formWords } from '../words/form.words'

/** Where a correction of a dossier's fact is kept while it is written. */
export const correctionPlace = (dossierId: string, path: string) => `${dossierId}.correction.${path}`

/**
 * Says that a fact is wrong: what is right, and why. With several entries the citizen first picks which.
 * Escape closes it; the caller gives focus back.
 */
export function Correction({ entries, close }: { entries: Entry[]; close: () => void }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { correct } = useForm()
  const registryName = useRegistryName()
  const { id: dossierId = '' } = useParams()
  const { typed, change, drop, isRestored } = useKept<{ picked: string; value: Value; reason: string }>(
    correctionPlace(dossierId, entries[0]?.path ?? ''),
    { picked: '', value: null, reason: '' },
    ['picked'],
  )
  const { value, reason } = typed
  const picked = Math.max(
    0,
    entries.findIndex(({ path }) => path === typed.picked),
  )
  const [isFaulty, setFaulty] = useState(false)
  const [strict, setStrict] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const box = useRef<HTMLFormElement>(null)
  const entry = entries[picked]
  useEffect(() => box.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [])
  if (!entry) return null

  const id = `${fieldId(entry.path)}-claim`
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setStrict(true)
    if (busy) return
    setProblem(null)
    if (value === null || isFaulty || !reason.trim()) return focusFault(box.current)
    setBusy(true)
    const refused = await correct(entry, value, reason.trim(), drop)
    setProblem(refused)
    setBusy(false)
    if (refused && !waitOf(refused)) focusFault(box.current)
  }
  const wait = waitOf(problem)
  const refusal = problem && !wait ? (problem.errors[0]?.message ?? (problem.detail || t.problems.other)) : undefined
  const giveUp = () => {
    drop()
    close()
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') giveUp()
  }
  return (
    <form className="dispute" ref={box} noValidate onSubmit={(event) => void send(event)} onKeyDown={leave}>
      <Restored isRestored={isRestored} />
      {entries.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-which`}>{words.form.wrongWhich}</label>
          <select
            id={`${id}-which`}
            value={picked}
            onChange={(event) => change({ picked: entries[Number(event.target.value)]?.path, value: null })}
          >
            {entries.map((each, position) => (
              <option key={each.path} value={position}>
                {say(each.label)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Question
        key={entry.path}
        id={id}
        entry={{ ...entry, help: undefined, required: true }}
        prompt={words.form.wrongClaim}
        value={value ?? undefined}
        refusal={refusal}
        strict={strict}
        onAnswer={(claimed, fault) => {
          setProblem(null)
          setFaulty(fault !== null)
          change({ value: claimed })
        }}
      />
      <div className={strict && !reason.trim() ? 'field wrong' : 'field'}>
        <label htmlFor={`${id}-reason`}>{words.form.wrongReason}</label>
        <p className="help">{words.form.wrongReasonHelp}</p>
        <FieldError>{strict && !reason.trim() ? t.form.reasonMissing : null}</FieldError>
        <textarea
          id={`${id}-reason`}
          rows={2}
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <p className="small soft">{words.form.wrongTo(registryName(entry))}</p>
      <KeptNotice wait={wait} />
      <p className="row actions">
        <button className="button" aria-busy={busy}>
          {words.form.wrongSend}
        </button>
        <button className="button plain" type="button" onClick={giveUp}>
          {words.form.wrongCancel}
        </button>
      </p>
    </form>
  )
}
