import { isAnswered, isNone, isOpen, tallyOf, type Tally } from '../../shared/form/entries'
import type { SectionView } from '../../shared/form/form-view'
import { formatTime } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Dots } from '../../shared/ui/dots'
import type { Saving } from './saving/use-autosave'
import { formWords } from './words/form.words'

const kinds: (keyof Tally)[] = ['known', 'own', 'wait', 'gap', 'ask']

/** What is known, answered, missing and still asked, section by section, and whether it is saved. */
export function Progress({ sections, saving }: { sections: SectionView[]; saving: Saving }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const tally = tallyOf(sections)
  const told = kinds.filter((kind) => tally[kind] > 0)
  const sentence = told.map((kind) => `${t.form.tally[kind]} ${tally[kind]}`)
  return (
    <aside className="sticky progress" aria-labelledby="progress">
      <h2 id="progress">{tally.wait ? t.form.asking : words.form.left(tally.ask + tally.gap)}</h2>
      <p>
        <Dots counts={tally} label={sentence.join(', ')} />
      </p>
      <p className="legend">
        {told.map((kind) => (
          <span key={kind}>
            <i className={kind === 'known' ? 'dot' : `dot ${kind}`} />
            {t.form.tally[kind]} {tally[kind]}
          </span>
        ))}
      </p>
      <ol className="trail tight">
        {sections.map((section, position) => (
          <li key={position} className={lookOf(section)}>
            <a href={`#s${position + 1}`}>{say(section.title)}</a>
          </li>
        ))}
        <li className="ask">
          <span className="soft">{t.review.title}</span>
        </li>
      </ol>
      <p className="small soft saved" role="status">
        {saving.state === 'saving' && words.form.saving}
        {saving.state === 'unsaved' && words.form.unsaved}
        {saving.state === 'saved' && saving.at && words.form.saved(formatTime(saving.at))}
      </p>
    </aside>
  )
}

function lookOf({ entries }: SectionView): string | undefined {
  if (entries.some((entry) => entry.state === 'gap' && isOpen(entry))) return 'gap'
  if (entries.some((entry) => entry.state === 'wait' || isOpen(entry))) return 'ask'
  if (entries.some((entry) => entry.state === 'doubt')) return 'doubt'
  return entries.some((entry) => isAnswered(entry) || isNone(entry)) ? 'own' : undefined
}
