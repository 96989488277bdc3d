import type { DossierView } from '../../../shared/dossier/dossier-view'
import { nearestEntry, type Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { useShow } from '../../../shared/fields/value'
import { isRequested } from './to-supplement'
import { useForm } from './form-context'
import { formWords } from '../words/form.words'

/** What the office asked to be supplemented: its reason, and the way to each place. */
export function Requested({ view, entries }: { view: DossierView; entries: Entry[] }) {
  const { t, say } = useLanguage()
  const { dossier, timeline } = view
  if (dossier.status !== 'supplementRequested') return null
  const reason = timeline.find(({ event }) => event === 'supplementRequested')?.note
  return (
    <section className="notice attention" aria-labelledby="requested">
      <h2 id="requested">{t.dossier.supplementTitle}</h2>
      {reason && <p>“{reason}”</p>}
      <ul className="stack-s">
        {(dossier.requestedFields ?? []).map((path) => {
          const entry = nearestEntry(entries, path)
          return (
            entry && (
              <li key={path}>
                <a href={`#${fieldId(entry.path)}-input`}>{say(entry.label)}</a>
              </li>
            )
          )
        })}
      </ul>
    </section>
  )
}

/** The mark at a place the office asked for, with what stood there then. */
export function RequestedMark({ entry }: { entry: Entry }) {
  const words = useWords(formWords)
  const { requested, before } = useForm()
  const show = useShow()
  if (!isRequested(entry.path, requested)) return null
  const stood = before[entry.path]
  return (
    <>
      <p className="small requested">{words.form.requested}</p>
      {stood !== undefined && stood !== null && (
        <p className="small">
          {words.form.before} <b>{show(entry, stood)}</b>
        </p>
      )}
    </>
  )
}
