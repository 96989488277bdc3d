import { useRef, useState, type FormEvent } from 'react'
import { askConsent, listConsentsOf, nameSubjects, prefill } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import { useResource } from '../../shared/api/resource'
import type { Consent, NamedSubject } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { useFaultWords } from '../../shared/fields/fault-words'
import { applicantFields, readApplicant, type ApplicantField } from '../../shared/form/applicant'
import { formatDate, formatPersonId } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { useKept, waitOf, type Wait } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'

interface Shown {
  view: DossierView
  reload: () => Promise<void>
  /** Shows the dossier as an answer told it, before anything else is asked. */
  replace: (view: DossierView) => void
}

/** Who else a dossier is about: who is named for each role, and whether they consent. */
export function OtherPeople({ view, reload, replace }: Shown) {
  const { t, language } = useLanguage()
  const { dossier, form } = view
  const roles = Object.entries(form.subjects ?? {})
  const consents = useResource(roles.length ? `consents ${dossier.id} ${language}` : null, () =>
    listConsentsOf(dossier.id),
  )
  if (roles.length === 0) return null
  const again = async () => {
    await Promise.all([reload(), consents.reload()])
  }
  return (
    <section id="people">
      <h2>{t.people.heading}</h2>
      {consents.problem && <ProblemNotice problem={consents.problem} retry={() => void consents.reload()} />}
      {roles.map(([role, { name, authority }]) => (
        <Person
          key={role}
          view={view}
          role={role}
          roleName={name}
          byLink={authority === 'link'}
          consents={consents.value?.items ?? []}
          reload={again}
          replace={replace}
        />
      ))}
    </section>
  )
}

interface PersonProps extends Shown {
  role: string
  roleName: Parameters<ReturnType<typeof useLanguage>['say']>[0]
  byLink: boolean
  consents: Consent[]
}

function Person({ view, role, roleName, byLink, consents, reload, replace }: PersonProps) {
  const { t, say } = useLanguage()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [changing, setChanging] = useState(false)
  const told = useRef<HTMLParagraphElement>(null)
  const { dossier } = view
  const person = dossier.subjects?.find((subject) => subject.role === role)
  const consent = consents.find((asked) => asked.role === role && asked.personName === person?.fullName)
  const isDraft = dossier.status === 'draft'
  const wait = waitOf(problem)
  const state = consent?.state ?? 'none'
  const word = person?.attested ? t.people.attested : byLink ? t.people.byLink : t.consents.states[state]
  const mayAsk = isDraft && !byLink && !person?.attested && (state === 'none' || state === 'expired')
  const attempt = async (doing: () => Promise<unknown>) => {
    try {
      setProblem(null)
      setBusy(true)
      await doing()
      setBusy(false)
      await reload() // what was done is kept: the next step is offered while the registries are asked
      await prefill(dossier.id, {})
      await reload()
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  const name = (named: NamedSubject, onNamed: () => void) =>
    attempt(async () => {
      const others = (dossier.subjects ?? []).filter((other) => other.role !== role)
      const next = await nameSubjects(dossier.id, [...others, named])
      onNamed()
      replace({ ...view, ...next })
      setChanging(false)
      requestAnimationFrame(() => told.current?.focus())
    })
  const ask = () => attempt(() => askConsent(dossier.id, role).then(() => announce(t.people.asked)))
  return (
    <div className="stack">
      {problem && ((person && !changing) || !wait) && <ProblemNotice problem={problem} />}
      {person && !changing ? (
        <p tabIndex={-1} ref={told}>
          {say(roleName)}: <strong>{person.fullName}</strong>, {word}.{' '}
          {consent?.recordedBy && t.consents.recorded(consent.recordedBy)}{' '}
          <span className="small soft">
            {t.people.named(formatPersonId(person.personId), formatDate(person.birthDate))}
          </span>
        </p>
      ) : (
        isDraft && (
          <NameForm
            role={role}
            title={t.people.who(say(roleName))}
            person={person}
            onName={name}
            busy={busy}
            place={`${dossier.id}.named.${role}`}
            wait={wait}
          />
        )
      )}
      {isDraft && person && !byLink && (state === 'none' || state === 'waiting' || state === 'expired') && (
        <p className="small">{t.people.askedExactly}</p>
      )}
      {isDraft && person && !person.attested && state !== 'given' && (
        <button className="button plain small" type="button" onClick={() => setChanging(!changing)}>
          {changing ? t.people.cancel : t.people.change}
        </button>
      )}
      {person && mayAsk && !changing && (
        <button className="button second small" type="button" aria-busy={busy} onClick={() => void (busy || ask())}>
          {t.people.ask}
        </button>
      )}
    </div>
  )
}

interface NameFormProps {
  role: string
  title: string
  /** Who is named by now, to be written anew. */
  person: NamedSubject | undefined
  /** Names the person; `onNamed` is called once the gateway has them. */
  onName: (named: NamedSubject, onNamed: () => void) => Promise<void>
  /** Whether what was typed is on its way. */
  busy: boolean
  /** Where what is typed is kept until it is sent. */
  place: string
  /** Why it could not be sent. */
  wait: Wait | undefined
}

function NameForm({ role, title, person, onName, busy, place, wait }: NameFormProps) {
  const { t } = useLanguage()
  const describe = useFaultWords()
  const { typed, change, drop, isRestored } = useKept(
    place,
    person
      ? { number: person.personId, fullName: person.fullName, birthDate: formatDate(person.birthDate) }
      : { number: '', fullName: '', birthDate: '' },
  )
  const [faults, setFaults] = useState<Partial<Record<ApplicantField, string>>>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const { claim, faults: own } = readApplicant(typed)
    if (claim?.personId) return void onName({ role, ...claim, personId: claim.personId }, drop)
    const told: typeof own = claim ? { number: { fault: 'pattern', example: '001 188 014 826' } } : own
    setFaults(Object.fromEntries(Object.entries(told).map(([field, fault]) => [field, describe(fault)])))
  }
  return (
    <form className="stack" noValidate onSubmit={submit} aria-label={title}>
      <h3>{title}</h3>
      <Restored isRestored={isRestored} />
      {applicantFields.map((field) => (
        <div className={faults[field] ? 'field wrong' : 'field'} key={field}>
          <label htmlFor={`${role}-${field}`}>{t.people[field]}</label>
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
      <KeptNotice wait={wait} />
      <button className="button second small" type="submit" aria-busy={busy}>
        {t.people.name}
      </button>
    </form>
  )
}
