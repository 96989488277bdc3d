import { useShow } from '../../../shared/fields/value'
import { useLanguage, useWords } from '../../../shared/language/language'
import { SignInAgain } from '../../../shared/ui/kept-notice'
import { Unsent } from '../../../shared/ui/unsent'
import { useForm } from './form-context'
import { formWords } from '../words/form.words'

/** At the control in use: why what was typed there is not saved yet, that it is kept, and the way on. */
export function KeptHere({ path }: { path: string }) {
  const words = useWords(formWords)
  const { waits, saveAgain, changed } = useForm()
  if (changed) return changed.at === path ? <AnsweredElsewhere /> : null
  if (waits?.path !== path || waits.why === 'changed') return null
  return (
    <div className="notice attention kept-here" role="status">
      <p>{words.keeping[waits.why]}</p>
      <p className="row">
        {waits.why === 'signedOut' && <SignInAgain />}
        <button className="button plain small" type="button" onClick={saveAgain}>
          {words.keeping.again}
        </button>
      </p>
    </div>
  )
}

/** The draft was saved elsewhere meanwhile: each place that differs, as it is there and as it was typed here, and the two ways on. */
export function AnsweredElsewhere() {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const show = useShow()
  const { changed, keepMine, takeTheirs } = useForm()
  if (!changed) return null
  const { now, places, labelOf } = changed
  const nothing = t.review.nothing
  if (places.length === 0) {
    return (
      <div className="notice attention changed-here" role="alert" tabIndex={-1}>
        <p>{words.changed.moved(t.status[now.dossier.status])}</p>
      </div>
    )
  }
  return (
    <div className="notice attention changed-here" role="alert" tabIndex={-1}>
      <p>
        <b>{words.changed.answers}</b>
      </p>
      <p>{words.changed.answersText}</p>
      <ul className="stack-s">
        {places.map(({ path, now: there, mine }) => {
          const entry = labelOf(path)
          return (
            <li key={path}>
              <b>{entry ? say(entry.label) : path}</b>. {words.changed.now}: {(entry && show(entry, there)) || nothing}.{' '}
              {words.changed.yours}: {(entry && show(entry, mine)) || nothing}.
            </li>
          )
        })}
      </ul>
      <p className="row actions">
        <button className="button second small" type="button" onClick={keepMine}>
          {words.changed.keepMine}
        </button>
        <button className="button plain small" type="button" onClick={takeTheirs}>
          {words.changed.takeTheirs}
        </button>
      </p>
    </div>
  )
}

/** At the control that was pressed: why the databases were not asked. */
export function Unasked({ at }: { at: string }) {
  const { unasked } = useForm()
  return unasked?.at === at ? <Unsent problem={unasked.problem} /> : null
}
