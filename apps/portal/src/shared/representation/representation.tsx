import type { DossierItem, Representation } from '../api/types'
import { formatDate } from '../language/format'
import { useLanguage } from '../language/language'
import { useSession } from '../session/session'
import './representation.css'
import { actsForAnother, outOfScope } from './representation.rules'

type Acting = Pick<DossierItem, 'representation'>

const looks = { verified: 'tag known', unverified: 'tag attention', refused: 'tag problem' }

/** For whom the reader fills in this dossier, and by what right. */
export function ActsFor({ dossier: { representation } }: { dossier: Acting }) {
  const { t } = useLanguage()
  if (!representation) return null
  return (
    <p className="acts-for">
      <b>{t.acting.isFor(representation.represented)}</b>{' '}
      <span className="soft">
        {t.acting.right}: {lower(t.acting.kinds[representation.kind])}.
      </span>
    </p>
  )
}

/** Who acts for whom, by what right, and where that stands. */
export function ActingLine({ representation }: { representation: Representation }) {
  const { t } = useLanguage()
  const { representative, represented, kind, status } = representation
  return (
    <p className="small">
      {t.acting.line(representative, represented)}, {lower(t.acting.kinds[kind])}.{' '}
      <span className={looks[status]}>{t.acting.statuses[status]}</span>
    </p>
  )
}

/** Gives a function that writes the paper of a right to act: its kind, number and day. */
export function usePaperWords(): (representation: Representation) => string {
  const { t } = useLanguage()
  return ({ kind, evidence }) =>
    evidence ? t.acting.waitsPaper(t.acting.kinds[kind], evidence.number, formatDate(evidence.date)) : ''
}

/** Everything there is to know of a right to act: both names, the paper, how far it reaches and where it stands. */
export function RepresentationFacts({ representation }: { representation: Representation }) {
  const { t } = useLanguage()
  const { kind, representative, represented, status, evidence, scope, until, decidedBy, reason } = representation
  const lines: [string, string][] = [
    [t.acting.representative, representative],
    [t.acting.represented, represented],
    [t.acting.right, t.acting.kinds[kind]],
    [t.acting.paper, evidence ? t.acting.paperOf(evidence.number, formatDate(evidence.date)) : ''],
    [t.acting.scope, scope?.map((each) => t.actingFor.scopes[each]).join(', ') ?? ''],
    [t.acting.until, until ? formatDate(until) : kind === 'parent' ? '' : t.acting.noEnd],
  ]
  return (
    <dl className="acting">
      {lines
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      <div>
        <dt>{t.acting.status}</dt>
        <dd>
          <span className={looks[status]}>{t.acting.statuses[status]}</span>{' '}
          {decidedBy && t.acting.decidedBy(decidedBy)} {reason && <q>{reason}</q>}
        </dd>
      </div>
    </dl>
  )
}

/** What the right by which the reader acts does not cover, and who can do it instead. */
export function OutOfScope({ dossier }: { dossier: Acting }) {
  const { t } = useLanguage()
  const { me } = useSession()
  const { representation } = dossier
  if (!representation || !actsForAnother(dossier, me)) return null
  const acts = outOfScope(representation).map((each) => t.acting.outsideActs[each])
  return acts.length ? (
    <p className="outside-scope">{t.acting.outside(acts.join(', '), representation.represented)}</p>
  ) : null
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
