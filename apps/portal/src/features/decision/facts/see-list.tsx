import type { DossierView } from '../../../shared/dossier/dossier-view'
import { isAnswered, isNone } from '../../../shared/form/entries'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { decisionWords } from '../words/decision.words'

/** Everything that can change the decision, each with the way to its row. */
export function SeeList({ view }: { view: DossierView }) {
  const { t, say } = useLanguage()
  const words = useWords(decisionWords)
  const entries = view.sections.flatMap((section) => section.entries)
  const doubtful = entries.filter((entry) => entry.state === 'doubt' || entry.state === 'gap')
  const papers = view.dossier.papers ?? []
  const unmatched = view.dossier.identity === 'unverified'
  const count = doubtful.length + papers.length + Number(unmatched)
  if (!count) return null
  const wordsOf = (entry: Entry) => {
    if (entry.state === 'gap')
      return isAnswered(entry) || isNone(entry) ? words.decision.seeGap : words.decision.seeGapOpen
    if (entry.field?.quality === 'stale') return words.decision.seeStale
    return entry.field?.editable ? words.decision.seeDisputed : t.seeDisputedByOwner
  }
  return (
    <section className="notice attention" aria-labelledby="see">
      <h2 id="see" className="h3">
        {words.decision.see(count)}
      </h2>
      <ol className="see">
        {unmatched && <li>{words.decision.unverified}</li>}
        {doubtful.map((entry) => (
          <li key={entry.path}>
            <a href={`#${fieldId(entry.path)}`}>{say(entry.label)}:</a> {wordsOf(entry)}
          </li>
        ))}
        {papers.map((paper) => (
          <li key={say(paper.name)}>
            {words.decision.seePaper(say(paper.name))} {say(paper.reason)}
          </li>
        ))}
      </ol>
    </section>
  )
}
