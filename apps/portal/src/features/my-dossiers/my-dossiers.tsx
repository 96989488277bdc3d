import { Link } from 'react-router'
import { Problem } from '../../shared/api/problem'
import type { DossierItem } from '../../shared/api/types'
import { useDossierPages } from '../../shared/dossier/dossier-pages'
import { promisedDay } from '../../shared/dossier/due-groups'
import { PersonAccesses } from '../../shared/dossier/person-accesses'
import { WhichDossier } from '../../shared/dossier/which-dossier'
import { formatLongDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { ActingLine } from '../../shared/representation/representation'
import { useRepresentations, type KnownRight } from '../../shared/representation/use-representations'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { ConsentRequests } from './consent-requests'
import './my-dossiers.css'
import { myDossiersWords } from './words'

/** The citizen's dossiers, newest change first; drafts open where they were left. */
export function DossiersPage() {
  const { t } = useLanguage()
  const words = useWords(myDossiersWords)
  const { items, problem, reload, more } = useDossierPages({})
  const rights = useRepresentations(items)
  usePageTitle(words.mine.title)
  return (
    <div className="my-dossiers">
      <div className="row apart">
        <h1>{words.mine.title}</h1>
        <p>
          <Link to="/corrections">{words.mine.corrections}</Link>
        </p>
      </div>
      <ConsentRequests />
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.mine.none}</h2>
          <p>{words.mine.noneText}</p>
          <p>
            <Link to="/">{words.mine.find}</Link>
          </p>
        </div>
      )}
      <ol>
        {items?.map((dossier) => (
          <Line key={dossier.id} dossier={dossier} right={rights.get(dossier.id)} />
        ))}
      </ol>
      <More more={more} label={t.mine.more} />
      <PersonAccesses whose="mine" />
    </div>
  )
}

function Line({ dossier, right }: { dossier: DossierItem; right: KnownRight | undefined }) {
  const { t, language, say } = useLanguage()
  const due = promisedDay(dossier)
  const draft = dossier.status === 'draft'
  const attention = dossier.status === 'supplementRequested' || dossier.status === 'paymentRequested'
  return (
    <li className="my-dossier">
      <div>
        <h2>
          <Link to={`/dossiers/${dossier.id}${draft ? '/form' : ''}`}>
            {say(dossier.procedureName) || dossier.procedure}
          </Link>
        </h2>
        <p className="small soft">
          <WhichDossier dossier={dossier} />
        </p>
        {right && <Right right={right} />}
      </div>
      <div>
        <p>
          <span className={attention ? 'tag attention' : draft ? 'tag' : 'tag known'}>{t.status[dossier.status]}</span>
        </p>
        {due && <p className="small soft">{t.mine.due(formatLongDate(due, language))}</p>}
      </div>
    </li>
  )
}

/** Who acts for whom and where that stands; of a right that is over, the sentence that says so. */
function Right({ right }: { right: KnownRight }) {
  const { t } = useLanguage()
  if (right instanceof Problem) return <p className="small">{right.detail || t.problems.notFoundText}</p>
  return <ActingLine representation={right} />
}
