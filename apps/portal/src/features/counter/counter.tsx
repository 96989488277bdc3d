import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import type { ApplicantClaim } from '../../shared/api/types'
import { listProcedures } from '../../shared/api/procedures-client'
import { openAtCounter } from '../../shared/api/dossiers-client'
import { useAsked } from '../../shared/query/use-asked'
import { useFaultWords } from '../../shared/fields/fault-words'
import { applicantFields, readApplicant, type ApplicantField } from '../../shared/form/applicant'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { waitOf } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './counter.css'
import { counterWords } from './words'

type Typed = Partial<Record<ApplicantField | 'procedure', string>>
type Faults = Partial<Record<ApplicantField | 'procedure', string>>

/**
 * The counter of an office: who stands there, what they need, and the same form as theirs at home. Id, name and birth
 * date must belong to one person; what does not fit is never said, only that the paper has to be looked at again.
 */
export function CounterPage() {
  const { t } = useLanguage()
  const words = useWords(counterWords)
  const navigate = useNavigate()
  const describe = useFaultWords()
  const [typed, setTyped] = useState<Typed>({})
  const [faults, setFaults] = useState<Faults>({})
  const opening = useSending(async (procedure: string, claim: ApplicantClaim) => {
    const dossier = await openAtCounter(procedure, claim)
    await navigate(`/dossiers/${dossier.id}/form`)
  })
  const { problem, busy } = opening
  const form = useRef<HTMLFormElement>(null)
  const wait = waitOf(problem)
  usePageTitle(words.counter.title)
  const type = (field: ApplicantField | 'procedure', value: string) => {
    setTyped((before) => ({ ...before, [field]: value }))
    setFaults(({ [field]: _, ...others }) => others)
  }

  const open = async (event: FormEvent) => {
    event.preventDefault()
    const { claim, faults: own } = readApplicant(typed)
    const told: Faults = Object.fromEntries(Object.entries(own).map(([field, fault]) => [field, describe(fault)]))
    if (!typed.procedure) told.procedure = t.faults.choose
    setFaults(told)
    opening.forget()
    const [first] = Object.keys(told)
    if (first || !claim || !typed.procedure) {
      form.current?.querySelector<HTMLElement>(`#${first}`)?.focus()
      return
    }
    await opening.send(typed.procedure, claim)
  }

  return (
    <div className="counter">
      <h1>{words.counter.title}</h1>
      <p className="soft">{words.counter.lead}</p>
      {problem && !wait && <ProblemNotice problem={problem} />}
      <form className="stack" ref={form} noValidate autoComplete="off" onSubmit={(event) => void open(event)}>
        {applicantFields.map((field) => (
          <TypedField key={field} field={field} value={typed[field] ?? ''} fault={faults[field]} type={type} />
        ))}
        <ProcedureField value={typed.procedure ?? ''} fault={faults.procedure} type={type} />
        <KeptNotice wait={wait} kept="onPage" />
        <p className="row actions">
          <button className="button" aria-busy={busy}>
            {busy ? words.counter.matching : words.counter.open}
          </button>
        </p>
      </form>
    </div>
  )
}

interface FieldProps {
  value: string
  fault: string | undefined
  type: (field: ApplicantField | 'procedure', value: string) => void
}

function TypedField({ field, value, fault, type }: FieldProps & { field: ApplicantField }) {
  const words = useWords(counterWords)
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={field}>{words.counter[field]}</label>
      <p className="help" id={`${field}-help`}>
        {words.counter.help[field]}
      </p>
      <FieldError id={`${field}-error`}>{fault}</FieldError>
      <input
        id={field}
        className={field === 'fullName' ? undefined : 'figures'}
        value={value}
        autoFocus={field === 'number'}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${field}-help${fault ? ` ${field}-error` : ''}`}
        onChange={(event) => type(field, event.target.value)}
      />
    </div>
  )
}

function ProcedureField({ value, fault, type }: FieldProps) {
  const { t, say } = useLanguage()
  const words = useWords(counterWords)
  const { value: found, problem, reload } = useAsked(['procedures', ''], () => listProcedures(''))
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor="procedure">{words.counter.procedure}</label>
      <FieldError id="procedure-error">{fault}</FieldError>
      <select
        id="procedure"
        value={value}
        aria-busy={!found}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'procedure-error' : undefined}
        onChange={(event) => type('procedure', event.target.value)}
      >
        <option value="">{found ? t.form.chooseOne : t.app.loading}</option>
        {found?.items
          .filter(({ counts }) => counts)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)} ({code})
            </option>
          ))}
      </select>
    </div>
  )
}
