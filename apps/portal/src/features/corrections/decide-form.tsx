import { useRef, useState, type FormEvent } from 'react'
import { decideCorrection, decideCorrections } from './corrections-client'
import type { CorrectionDecision, CorrectionResult, OwnedCorrection } from '../../shared/api/types'
import { readInput } from '../../shared/form/schema'
import type { Language } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useKept, waitOf } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { correctionsWords } from './words'

interface Props {
  chosen: readonly OwnedCorrection[]
  /** Once something was decided; names what was refused. */
  decided: (left: string[]) => Promise<void>
}

type Decision = CorrectionDecision['decision']

/** One decision on what is chosen, with a reason its claimants read; of a single one also what is right. */
export function DecideForm({ chosen, decided }: Props) {
  const { language } = useLanguage()
  const words = useWords(correctionsWords)
  const announce = useAnnounce()
  const { typed, change, isRestored } = useKept('corrections', { reason: '', value: '', of: '' }, ['of'])
  const [pressed, setPressed] = useState(false)
  const [refused, setRefused] = useState<CorrectionResult[]>([])
  const box = useRef<HTMLTextAreaElement>(null)
  const only = chosen.length === 1 ? chosen[0] : undefined
  const value = only && typed.of === only.id ? typed.value : '' // what was typed for another record says nothing of this one
  const right = only ? rightValue(value, only, language) : undefined
  const isWrong = pressed && right === null
  const missing = pressed && !typed.reason.trim()
  const sending = useSending(async (decision: Decision) => {
    const body = { decision, reason: typed.reason.trim() }
    const named = decision === 'corrected' && right !== undefined && right !== null ? { value: right } : {}
    const results = only
      ? await decideCorrection(only.id, { ...body, ...named }).then((): CorrectionResult[] => [])
      : (await decideCorrections({ ids: chosen.map(({ id }) => id), ...body })).items
    const left = results.filter(({ problem }) => problem)
    setRefused(left)
    if (left.length < chosen.length) announce(words.owned.done(chosen.length - left.length))
    if (left.length === 0) change({ reason: '', value: '' })
    setPressed(false)
    await decided(left.map(({ id }) => id))
  })
  const press = (decision: Decision) => {
    setPressed(true)
    if (!typed.reason.trim()) return box.current?.focus()
    if (chosen.length === 0 || (decision === 'corrected' && right === null)) return
    void sending.send(decision)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press('corrected')
  }
  return (
    <form className="sheet stack decide" noValidate onSubmit={submit} aria-labelledby="decide">
      <h2 id="decide" className="h3">
        {words.owned.decide(chosen.length)}
      </h2>
      <Restored isRestored={isRestored} />
      <div role="status">
        {pressed && chosen.length === 0 && <p>{words.owned.nothingPicked}</p>}
        {refused.length > 0 && (
          <>
            <p>{words.owned.refused(refused.length)}</p>
            <ul>
              {refused.map(({ id, problem }) => (
                <li key={id}>
                  <b className="figures">{chosen.find((each) => each.id === id)?.number}</b> {problem?.detail}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {sending.problem && !waitOf(sending.problem) && <ProblemNotice problem={sending.problem} />}
      {only && (
        <div className={isWrong ? 'field wrong' : 'field'}>
          <label htmlFor="right-value">{words.owned.value}</label>
          <p className="help" id="right-value-help">
            {words.owned.valueHelp}
          </p>
          <FieldError id="right-value-error">{isWrong ? words.owned.valueWrong : null}</FieldError>
          <input
            id="right-value"
            value={value}
            autoComplete="off"
            inputMode={typeof only.claimedValue === 'number' ? 'decimal' : undefined}
            aria-invalid={isWrong ? true : undefined}
            aria-describedby={`right-value-help${isWrong ? ' right-value-error' : ''}`}
            onChange={(event) => change({ value: event.target.value, of: only.id })}
          />
        </div>
      )}
      <div className={missing ? 'field wrong' : 'field'}>
        <label htmlFor="decision-reason">{words.owned.reason}</label>
        <p className="help" id="decision-reason-help">
          {words.owned.reasonHelp}
        </p>
        <FieldError id="decision-reason-error">{missing ? words.owned.reasonMissing : null}</FieldError>
        <textarea
          id="decision-reason"
          rows={2}
          maxLength={1000}
          ref={box}
          value={typed.reason}
          aria-invalid={missing ? true : undefined}
          aria-describedby={`decision-reason-help${missing ? ' decision-reason-error' : ''}`}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <KeptNotice wait={waitOf(sending.problem)} />
      <p className="row actions">
        <button className="button" aria-busy={sending.busy}>
          {words.owned.corrected}
        </button>
        {(['confirmed', 'rejected'] as const).map((decision) => (
          <button
            key={decision}
            className={decision === 'rejected' ? 'button refuse' : 'button second'}
            type="button"
            aria-busy={sending.busy}
            onClick={() => press(decision)}
          >
            {words.owned[decision]}
          </button>
        ))}
      </p>
    </form>
  )
}

/** What was typed as a value of the same type as what is claimed; undefined where nothing was, null where it is no number. */
function rightValue(
  text: string,
  { claimedValue }: OwnedCorrection,
  language: Language,
): string | number | null | undefined {
  if (text.trim() === '') return undefined
  if (typeof claimedValue !== 'number') return text.trim()
  const read = readInput(text, { type: 'number' }, language)
  return 'value' in read && typeof read.value === 'number' ? read.value : null
}
