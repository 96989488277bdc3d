import type { FormEvent } from 'react'
import { listNotes, writeNote } from '../../../shared/api/offices-client'
import { formatMoment } from '../../../shared/language/format'
import { useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { useSending } from '../../../shared/query/use-sending'
import { useKept } from '../../../shared/session/use-kept'
import { Unsent } from '../../../shared/ui/unsent'
import { officeWords } from './words'

/** What officials write down for each other; what is being written waits in this browser until it is saved. */
export function OfficeNotes({ dossierId }: { dossierId: string }) {
  const words = useWords(officeWords)
  const { value: notes = [], reload } = useAsked(['notes', dossierId], () => listNotes(dossierId))
  const { typed, change, drop } = useKept(`${dossierId}.note`, { text: '' })
  const sending = useSending(async (text: string) => {
    await writeNote(dossierId, text)
    change({ text: '' })
    drop()
    await reload()
  })
  const write = (event: FormEvent) => {
    event.preventDefault()
    if (typed.text.trim()) void sending.send(typed.text.trim())
  }
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{words.notes}</h2>
      <p className="small soft">{words.notesHelp}</p>
      <ul className="notes">
        {notes.map(({ id, at, by, text }) => (
          <li key={id}>
            <p>{text}</p>
            <p className="small soft">
              {by}, {formatMoment(at)}
            </p>
          </li>
        ))}
      </ul>
      <form className="stack-s" onSubmit={write}>
        <div className="field">
          <label htmlFor="office-note">{words.note}</label>
          <textarea
            id="office-note"
            rows={2}
            maxLength={2000}
            value={typed.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </div>
        <Unsent problem={sending.problem} />
        <button className="button second small" aria-busy={sending.busy}>
          {words.write}
        </button>
      </form>
    </section>
  )
}
