import type { DossierView } from '../dossier/dossier-view'
import { formatMoment } from '../language/format'
import { useLanguage } from '../language/language'
import { useAsked } from '../query/use-asked'
import { useSending } from '../query/use-sending'
import { Unsent } from '../ui/unsent'
import { listShownPapers, showPaper } from './attachments-client'
import { nameOfPurpose, papersOf, type Paper } from './papers'

/** The papers that were shown at the counter, and for the office a button to note each that was. */
export function ShownPapers({ view, mayNote }: { view: DossierView; mayNote: boolean }) {
  const { t, say } = useLanguage()
  const { dossier } = view
  const { value, reload } = useAsked(['shownPapers', dossier.id], () => listShownPapers(dossier.id))
  const papers = papersOf(view)
  const isShown = ({ purpose }: Paper) =>
    value?.some(({ path, paper }) => path === purpose.path && paper === purpose.paper) ?? false
  const open = mayNote ? papers.filter((paper) => !isShown(paper)) : []
  if (!value || (value.length === 0 && open.length === 0)) return null
  return (
    <section className="stack attachments" aria-labelledby="shown-papers">
      <h2 id="shown-papers">{t.attachments.shownHeading}</h2>
      <ul className="plain-list">
        {value.map((shown) => (
          <li key={`${shown.path}${shown.paper}${shown.shownAt}`}>
            <b>{say(nameOfPurpose(papers, shown))}</b>{' '}
            <span className="soft small">{t.attachments.seen(shown.seenBy, formatMoment(shown.shownAt))}</span>
          </li>
        ))}
        {open.map((paper) => (
          <Unseen key={paper.key} dossier={dossier.id} paper={paper} noted={reload} />
        ))}
      </ul>
    </section>
  )
}

function Unseen({ dossier, paper, noted }: { dossier: string; paper: Paper; noted: () => Promise<void> }) {
  const { t, say } = useLanguage()
  const noting = useSending(async () => {
    await showPaper(dossier, paper.purpose)
    await noted()
  }, dossier)
  return (
    <li>
      {say(paper.name)}{' '}
      <button className="button plain" type="button" aria-busy={noting.busy} onClick={() => void noting.send()}>
        {t.attachments.wasShown}
        <span className="hidden">: {say(paper.name)}</span>
      </button>
      <Unsent problem={noting.problem} />
    </li>
  )
}
