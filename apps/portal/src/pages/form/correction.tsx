import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import type { Value } from '../../api-types'
import { useRegistryName } from '../../components/value'
import { useLanguage } from '../../language'
import type { Entry } from '../../model/form-view'
import { fieldId } from '../../model/paths'
import { asProblem } from '../../problem'
import { useForm } from './form-context'
import { FieldError } from '../../components/field-error'
import { Question } from './question'

/**
 * Says that a fact is wrong: what is right, and why. With several entries the citizen first picks which.
 * Escape closes it; the caller gives focus back.
 */
export function Correction({ entries, close }: { entries: Entry[]; close: () => void }) {
  const { t, say } = useLanguage()
  const { correct } = useForm()
  const registryName = useRegistryName()
  const [picked, setPicked] = useState(0)
  const [claim, setClaim] = useState<{ value: Value; fault: boolean }>({ value: null, fault: false })
  const [reason, setReason] = useState('')
  const [strict, setStrict] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const box = useRef<HTMLFormElement>(null)
  const entry = entries[picked]
  useEffect(() => box.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [])
  if (!entry) return null

  const id = `${fieldId(entry.path)}-claim`
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setStrict(true)
    if (busy || claim.value === null || claim.fault || !reason.trim()) return
    setBusy(true)
    try {
      await correct(entry, claim.value, reason.trim())
    } catch (thrown) {
      const problem = asProblem(thrown)
      setRefusal(problem.errors[0]?.message ?? (problem.detail || t.problems.other))
      setBusy(false)
    }
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }
  return (
    <form className="dispute" ref={box} noValidate onSubmit={(event) => void send(event)} onKeyDown={leave}>
      {entries.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-which`}>{t.form.wrongWhich}</label>
          <select id={`${id}-which`} value={picked} onChange={(event) => setPicked(Number(event.target.value))}>
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
        prompt={t.form.wrongClaim}
        value={claim.value ?? undefined}
        refusal={refusal}
        strict={strict}
        onAnswer={(value, fault) => setClaim({ value, fault: fault !== null })}
      />
      <div className={strict && !reason.trim() ? 'field wrong' : 'field'}>
        <label htmlFor={`${id}-reason`}>{t.form.wrongReason}</label>
        <p className="help">{t.form.wrongReasonHelp}</p>
        <FieldError>{strict && !reason.trim() ? t.form.reasonMissing : null}</FieldError>
        <textarea id={`${id}-reason`} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <p className="small soft">{t.form.wrongTo(registryName(entry))}</p>
      <p className="row actions">
        <button className="button" aria-busy={busy}>
          {t.form.wrongSend}
        </button>
        <button className="button plain" type="button" onClick={close}>
          {t.form.wrongCancel}
        </button>
      </p>
    </form>
  )
}
