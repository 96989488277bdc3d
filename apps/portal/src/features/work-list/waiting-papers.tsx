import { Link } from 'react-router'
import { useLanguage } from '../../shared/language/language'
import { usePaperWords } from '../../shared/representation/representation'
import type { WaitingPaper } from './use-waiting-papers'

/** The drafts whose paper has to be looked at, above what is due; nothing where there are none. */
export function WaitingPapers({ papers }: { papers: WaitingPaper[] }) {
  const { t, say } = useLanguage()
  const paperWords = usePaperWords()
  if (papers.length === 0) return null
  return (
    <section className="notice attention waiting-papers" aria-labelledby="waiting-papers">
      <h2 id="waiting-papers">{t.papersToSee.heading(papers.length)}</h2>
      <p>{t.papersToSee.text}</p>
      <ul className="stack-s">
        {papers.map(({ id, representation, procedureName, procedure }) => (
          <li key={id}>
            <Link to={`/work/${id}`}>{t.acting.line(representation.representative, representation.represented)}</Link>
            <span className="sub">
              {paperWords(representation)} {say(procedureName) || procedure}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
