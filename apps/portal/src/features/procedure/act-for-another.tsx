import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { openForAnother } from '../../shared/api/dossiers-client'
import type { ActingKind, Answers, Value } from '../../shared/api/types'
import { ErrorSummary } from '../../shared/fields/error-summary'
import { Question } from '../../shared/fields/question'
import { fieldId } from '../../shared/form/paths'
import type { InputFault } from '../../shared/form/schema'
import { useLanguage } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useKept, waitOf } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { actingForOf, actingKinds, actingQuestions, isUnanswered, refusalsOf } from './acting-for'

interface Props {
  code: string
  /** Who receives the dossier, where the sign-in does not say who does. */
  office: string | undefined
  isShown: boolean
  close: () => void
}

interface Typed {
  kind: ActingKind | null
  answers: Answers
}

/** Where what is typed about whom somebody acts for is kept until the dossier is open. */
export const actingPlace = (code: string) => `procedure.${code}.acting`

/** For whom a citizen opens a dossier, and by what right: only what that right needs is asked, and nothing is lost. */
export function ActForAnother({ code, office, isShown, close }: Props) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const { typed, change, drop, isRestored } = useKept<Typed>(actingPlace(code), { kind: null, answers: {} }, ['kind'])
  const { kind, answers } = typed
  const [faults, setFaults] = useState<Record<string, InputFault>>({})
  const [refusals, setRefusals] = useState<Record<string, string>>({})
  const [strict, setStrict] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isShown) form.current?.querySelector<HTMLElement>('input')?.focus()
  }, [isShown])
  const opening = useSending(async (by: ActingKind) => {
    const dossier = await openForAnother(code, actingForOf(by, answers), office)
    drop()
    await navigate(`/dossiers/${dossier.id}/form`)
  })
  const problem = Object.keys(refusals).length > 0 ? null : opening.problem
  const wait = waitOf(opening.problem)
  const questions = kind ? actingQuestions(kind, t) : []
  const wrong = questions.filter(({ path }) => faults[path] ?? refusals[path] ?? isUnanswered(answers[path]))

  const tellFirst = () =>
    requestAnimationFrame(() => {
      const noKind = form.current?.querySelector<HTMLElement>('.field.wrong input')
      const target = box.current ?? noKind
      target?.focus()
    })
  const answer = (path: string, value: Value, fault: InputFault | null) => {
    change({ answers: { ...answers, [path]: value } })
    setFaults(({ [path]: _, ...others }) => (fault ? { ...others, [path]: fault } : others))
    setRefusals(({ [path]: _, ...others }) => others)
  }
  const choose = (next: ActingKind) => {
    change({ kind: next })
    setStrict(false)
    setRefusals({})
    opening.forget()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setStrict(true)
    opening.forget()
    if (!kind || wrong.length) return tellFirst()
    const refusal = await opening.send(kind)
    if (!refusal) return
    setRefusals(refusalsOf(kind, refusal.errors) ?? {})
    if (!waitOf(refusal)) tellFirst()
  }

  return (
    <form
      className="sheet stack for-another"
      ref={form}
      noValidate
      autoComplete="off"
      aria-label={t.actingFor.open}
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p>{t.actingFor.lead}</p>
      <Restored isRestored={isRestored} />
      {problem && !wait && (
        <div ref={box} tabIndex={-1} className="outcome">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {strict && wrong.length > 0 && <ErrorSummary entries={wrong} box={box} />}
      <Kinds kind={kind} missing={strict && !kind} choose={choose} />
      {questions.map((entry) => (
        <Question
          key={entry.path}
          id={`${fieldId(entry.path)}-input`}
          entry={entry}
          value={answers[entry.path]}
          refusal={refusals[entry.path]}
          strict={strict}
          onAnswer={(value, fault) => answer(entry.path, value, fault)}
        />
      ))}
      <KeptNotice wait={wait} />
      <p className="row actions">
        <button className="button" aria-busy={opening.busy}>
          {opening.busy ? t.actingFor.matching : t.actingFor.start}
        </button>
        <button className="button plain" type="button" onClick={close}>
          {t.actingFor.close}
        </button>
      </p>
    </form>
  )
}

interface KindsProps {
  kind: ActingKind | null
  missing: boolean
  choose: (kind: ActingKind) => void
}

function Kinds({ kind, missing, choose }: KindsProps) {
  const { t } = useLanguage()
  return (
    <fieldset
      className={missing ? 'field wrong' : 'field'}
      aria-describedby={missing ? 'acting-kind-error' : undefined}
    >
      <legend>{t.actingFor.kind}</legend>
      <FieldError id="acting-kind-error">{missing ? t.actingFor.kindMissing : null}</FieldError>
      <div className="choices">
        {actingKinds.map((each) => (
          <label className="choice" key={each}>
            <input type="radio" name="acting-kind" checked={kind === each} onChange={() => choose(each)} />
            <span>
              {t.actingFor.kinds[each].name}
              <span className="sub">{t.actingFor.kinds[each].text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
