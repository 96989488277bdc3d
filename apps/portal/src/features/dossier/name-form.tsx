import { useState, type FormEvent } from 'react'
import type { NamedSubject } from '../../shared/api/types'
import { useFaultWords } from '../../shared/fields/fault-words'
import { applicantFields, readApplicant, type ApplicantField } from '../../shared/form/applicant'
import { formatDate } from '../../shared/language/format'
import { useWords } from '../../shared/language/language'
import { useKept } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { Restored } from '../../shared/ui/kept-notice'
import { DossierUnsent } from '../../shared/version/changed-notice'
import type { DossierSending } from '../../shared/version/use-dossier'
import { dossierWords } from './words'

interface NameFormProps {
  role: string
  title: string
  /** Who is named by now, to be written anew. */
  person: NamedSubject | undefined
  /** Names the person; gives whether the gateway has them. */
  onName: (named: NamedSubject) => Promise<boolean>
  naming: DossierSending<[NamedSubject]>
  /** Where what is typed is kept until it is sent. */
  place: string
}

/** Who somebody in the dossier is: what is typed is kept until the gateway has it. */
export function NameForm({ role, title, person, onName, naming, place }: NameFormProps) {
  const words = useWords(dossierWords)
  const describe = useFaultWords()
  const { typed, change, drop, isRestored } = useKept(
    place,
    person
      ? { number: person.personId, fullName: person.fullName, birthDate: formatDate(person.birthDate) }
      : { number: '', fullName: '', birthDate: '' },
  )
  const [faults, setFaults] = useState<Partial<Record<ApplicantField, string>>>({})
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { claim, faults: own } = readApplicant(typed)
    if (claim?.personId) {
      if (await onName({ role, ...claim, personId: claim.personId })) drop()
      return
    }
    const told: typeof own = claim ? { number: { fault: 'pattern', example: '001 188 014 826' } } : own
    setFaults(Object.fromEntries(Object.entries(told).map(([field, fault]) => [field, describe(fault)])))
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)} aria-label={title}>
      <h3>{title}</h3>
      <Restored isRestored={isRestored} />
      {applicantFields.map((field) => (
        <div className={faults[field] ? 'field wrong' : 'field'} key={field}>
          <label htmlFor={`${role}-${field}`}>{words.people[field]}</label>
          <FieldError id={`${role}-${field}-error`}>{faults[field]}</FieldError>
          <input
            id={`${role}-${field}`}
            autoComplete="off"
            aria-invalid={faults[field] ? true : undefined}
            aria-describedby={faults[field] ? `${role}-${field}-error` : undefined}
            value={typed[field] ?? ''}
            onChange={(event) => {
              change({ [field]: event.target.value })
              setFaults({ ...faults, [field]: undefined })
            }}
          />
        </div>
      ))}
      <DossierUnsent of={naming} kept="here" />
      <button className="button second small" type="submit" aria-busy={naming.busy}>
        {words.people.name}
      </button>
    </form>
  )
}
