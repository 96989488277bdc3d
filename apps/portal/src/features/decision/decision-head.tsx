import type { DossierView } from '../../shared/dossier/dossier-view'
import { dueOf } from '../../shared/dossier/due-groups'
import { useOfficeName } from '../../shared/dossier/office'
import { formatLongDate, formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { officeWords } from './office/words'
import { decisionWords } from './words/decision.words'

/** Whose dossier it is, where it stands, when it is due, and who received it and handles it. */
export function DecisionHead({ view }: { view: DossierView }) {
  const { t, language, say } = useLanguage()
  const words = useWords(decisionWords)
  const { dossier, form } = view
  const offices = useWords(officeWords)
  const office = useOfficeName(dossier.receivedBy)
  const handler = useOfficeName(dossier.handledBy)
  const lines: [string, string, boolean?][] = [
    [words.decision.code, dossier.code ?? '–', true],
    [t.decision.status, t.status[dossier.status]],
    [words.decision.due, dueOf(dossier) ? formatLongDate(dueOf(dossier) ?? '', language) : '–'],
    [t.decision.received, dossier.receivedAt ? formatMoment(dossier.receivedAt) : '–'],
    [t.office.choose, office || '–'],
    ...(dossier.handledBy === dossier.receivedBy ? [] : [[offices.handledBy, handler || '–'] as [string, string]]),
  ]
  return (
    <header className="dossier-head">
      <div>
        <h1>{dossier.applicantName ?? dossier.code}</h1>
        <p>
          <b>{say(form.title) || say(dossier.procedureName)}</b>{' '}
          <span className="soft">
            {dossier.procedure}
            {dossier.formVersion !== undefined && `, ${words.decision.version(String(dossier.formVersion))}`}
          </span>
        </p>
      </div>
      <dl>
        {lines.map(([name, value, figures]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={figures ? 'figures' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
