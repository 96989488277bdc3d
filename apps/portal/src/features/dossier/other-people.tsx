import { listConsentsOf } from '../../shared/api/dossiers-client'
import type { Consent } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { formatDate, formatPersonId } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { Unsent } from '../../shared/ui/unsent'
import { NameForm } from './name-form'
import { usePerson } from './use-person'
import { dossierWords } from './words'

interface Shown {
  view: DossierView
  reload: () => Promise<void>
}

/** Who else a dossier is about: who is named for each role, and whether they consent. */
export function OtherPeople({ view, reload }: Shown) {
  const words = useWords(dossierWords)
  const { dossier, form } = view
  const roles = Object.entries(form.subjects ?? {})
  const consents = useAsked(roles.length ? ['consentsOf', dossier.id] : null, () => listConsentsOf(dossier.id))
  if (roles.length === 0) return null
  const again = async () => {
    await Promise.all([reload(), consents.reload()])
  }
  return (
    <section id="people">
      <h2>{words.people.heading}</h2>
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

function Person({ view, role, roleName, byLink, consents, reload }: PersonProps) {
  const { t, say } = useLanguage()
  const words = useWords(dossierWords)
  const { dossier } = view
  const { naming, asking, lookingUp, name, ask, isChanging, setChanging, told } = usePerson(view, role, reload)
  const person = dossier.subjects?.find((subject) => subject.role === role)
  const consent = consents.find((asked) => asked.role === role && asked.personName === person?.fullName)
  const isDraft = dossier.status === 'draft'
  const state = consent?.state ?? 'none'
  const word = person?.attested ? words.people.attested : byLink ? words.people.byLink : t.consents.states[state]
  const mayAsk = isDraft && !byLink && !person?.attested && (state === 'none' || state === 'expired')
  return (
    <div className="stack">
      {person && !isChanging ? (
        <p tabIndex={-1} ref={told}>
          {say(roleName)}: <strong>{person.fullName}</strong>, {word}.{' '}
          {consent?.recordedBy && t.consents.recorded(consent.recordedBy)}{' '}
          <span className="small soft">
            {words.people.named(formatPersonId(person.personId), formatDate(person.birthDate))}
          </span>
        </p>
      ) : (
        isDraft && (
          <NameForm
            role={role}
            title={words.people.who(say(roleName))}
            person={person}
            onName={name}
            naming={naming}
            place={`${dossier.id}.named.${role}`}
          />
        )
      )}
      {isDraft && person && !byLink && (state === 'none' || state === 'waiting' || state === 'expired') && (
        <p className="small">{words.people.askedExactly}</p>
      )}
      {isDraft && person && !person.attested && state !== 'given' && (
        <button className="button plain small" type="button" onClick={() => setChanging(!isChanging)}>
          {isChanging ? words.people.cancel : words.people.change}
        </button>
      )}
      {person && !isChanging && <Unsent problem={asking.problem ?? lookingUp.problem} />}
      {person && mayAsk && !isChanging && (
        <button className="button second small" type="button" aria-busy={asking.busy} onClick={() => void ask()}>
          {words.people.ask}
        </button>
      )}
    </div>
  )
}
