import { Link } from 'react-router'
import { exportAddress, listKeptPapers } from '../../shared/api/documents-client'
import { useLanguage, useWords } from '../../shared/language/language'
import { usePages } from '../../shared/query/use-pages'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './documents.css'
import { Paper } from './paper'
import { documentsWords } from './words'

/** The papers the reader keeps, and everything about them as one file. */
export function DocumentsPage() {
  const { t } = useLanguage()
  const words = useWords(documentsWords)
  const { items, problem, reload, more } = usePages(['keptPapers'], (cursor) => listKeptPapers({ cursor }))
  usePageTitle(words.title)
  return (
    <div className="documents">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      )}
      <ul className="plain-list">
        {items?.map((paper) => (
          <Paper key={paper.id} paper={paper} removed={reload} />
        ))}
      </ul>
      <More more={more} label={words.more} />
      <section className="stack" aria-labelledby="export">
        <h2 id="export">{words.export.heading}</h2>
        <p>{words.export.lead}</p>
        <p>
          <a className="button second" href={exportAddress} download>
            {words.export.link}
          </a>
        </p>
        <p>
          <Link to="/rights">{words.export.rights}</Link>
        </p>
      </section>
    </div>
  )
}
