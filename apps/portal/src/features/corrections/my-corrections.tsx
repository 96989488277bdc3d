import { Link } from 'react-router'
import { listMyCorrections } from './corrections-client'
import type { MyCorrection } from '../../shared/api/types'
import { useShortName } from '../../shared/fields/value'
import { formatDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { usePages } from '../../shared/query/use-pages'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './corrections.css'
import { StatusTag } from './parts'
import { useConcepts } from './use-corrections'
import { correctionsWords } from './words'

/** What the citizen asked to have corrected, and what the office that keeps it answered. */
export function MyCorrectionsPage() {
  const { t } = useLanguage()
  const words = useWords(correctionsWords)
  const { items, problem, reload, more } = usePages(['myCorrections'], (cursor) => listMyCorrections({ cursor }))
  usePageTitle(words.mine.title)
  return (
    <div className="corrections">
      <p>
        <Link to="/dossiers">{words.mine.back}</Link>
      </p>
      <h1>{words.mine.title}</h1>
      <p className="lead">{words.mine.lead}</p>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.mine.none}</h2>
          <p>{words.mine.noneText}</p>
        </div>
      )}
      <ol role="list">
        {items?.map((correction) => (
          <Line key={correction.id} correction={correction} />
        ))}
      </ol>
      <More more={more} label={words.more} />
    </div>
  )
}

function Line({ correction }: { correction: MyCorrection }) {
  const { say } = useLanguage()
  const words = useWords(correctionsWords)
  const { show } = useConcepts()
  const shortName = useShortName()
  const { number, registry, registryName, concept, conceptName, dossierId, dossierCode, status } = correction
  return (
    <li className="correction">
      <div className="row apart">
        <h2 className="h3">{say(conceptName) || concept}</h2>
        <StatusTag status={status} />
      </div>
      <dl className="summary">
        <dt>{words.number}</dt>
        <dd className={number ? 'figures' : 'soft'}>{number ?? words.mine.notTaken}</dd>
        <dt>{words.keeper}</dt>
        <dd>{shortName({ registry, registryName })}</dd>
        {correction.heldValue !== undefined && (
          <>
            <dt>{words.held}</dt>
            <dd>{show(concept, correction.heldValue)}</dd>
          </>
        )}
        <dt>{words.claimed}</dt>
        <dd>{show(concept, correction.claimedValue)}</dd>
        {status === 'open' && (
          <>
            <dt>{words.due}</dt>
            <dd>
              {formatDate(correction.dueAt)}
              <Sure of={correction.dueCertainty} />
            </dd>
          </>
        )}
        {correction.reason && (
          <>
            <dt>{words.answer}</dt>
            <dd>
              {correction.reason}
              {correction.decidedAt && <span className="sub">{words.answered(formatDate(correction.decidedAt))}</span>}
            </dd>
          </>
        )}
      </dl>
      <p>
        <Link to={`/dossiers/${dossierId}`}>{words.mine.dossier(dossierCode)}</Link>
      </p>
    </li>
  )
}
