import { useState } from 'react'
import type { DossierPart } from '../../api-types'
import { useLanguage } from '../../language'
import { formatDate, formatLongDate } from '../../model/format'
import { partLines, type PartLine } from '../../model/parts'
import './parts.css'

/** Completes one part of a journey, with a message for the citizen or none. */
export type CompletePart = (part: DossierPart, note: string) => Promise<void>

interface Props {
  parts: DossierPart[]
  /** Given where the reader may complete parts at all. */
  complete?: CompletePart
}

/** The procedures of a journey: who handles each, by when, where it stands and what it waits for. */
export function PartList({ parts, complete }: Props) {
  const { t } = useLanguage()
  return (
    <section className="parts" aria-labelledby="parts">
      <h2 id="parts">{t.parts.heading}</h2>
      <ol className="trail">
        {partLines(parts, new Date()).map((line) => (
          <Part key={line.part.procedure} line={line} complete={complete} />
        ))}
      </ol>
    </section>
  )
}

const looks = { waiting: 'ask', inProgress: 'own', completed: undefined } as const

function Part({ line, complete }: { line: PartLine; complete: CompletePart | undefined }) {
  const { t, language, say } = useLanguage()
  const { part, status, daysLate, waitsFor, mayComplete } = line
  const { dueAt, completedAt } = part
  return (
    <li className={status ? looks[status] : 'ask'}>
      <h3>{say(part.name)}</h3>
      <p className="small soft">{say(part.handler)}</p>
      {status && (
        <p className="row">
          <span className={status === 'completed' ? 'tag known' : 'tag'}>{t.parts.statuses[status]}</span>
          {daysLate !== undefined && <span className="tag problem">{t.parts.late(daysLate)}</span>}
        </p>
      )}
      {!status && daysLate !== undefined && (
        <p>
          <span className="tag problem">{t.parts.late(daysLate)}</span>
        </p>
      )}
      {completedAt ? (
        <p className="small">{t.parts.completed(formatDate(completedAt), part.completedBy ?? '')}</p>
      ) : (
        dueAt && (
          <p className="small">
            {t.mine.due(formatLongDate(dueAt, language))}
            {part.certainty === 'C' && <span className="soft"> {t.dossier.sampleDeadline}</span>}
          </p>
        )
      )}
      {waitsFor.length > 0 && (
        <p className="small">
          {t.parts.waitsFor(waitsFor.map(say).join('; '))}
          {part.afterCertainty === 'C' && <span className="soft"> {t.parts.inferred}</span>}
        </p>
      )}
      {complete && mayComplete && <Complete part={part} complete={complete} />}
    </li>
  )
}

/** The first press opens the message, the second completes the part. */
function Complete({ part, complete }: { part: DossierPart; complete: CompletePart }) {
  const { t, say } = useLanguage()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const id = `part-${part.procedure.replace(/\W/g, '-')}`
  const send = async () => {
    if (busy) return
    setBusy(true)
    await complete(part, note.trim())
    setBusy(false)
  }
  if (!open) {
    return (
      <button className="button second small" type="button" aria-expanded={false} onClick={() => setOpen(true)}>
        {t.parts.complete}
        <span className="hidden">: {say(part.name)}</span>
      </button>
    )
  }
  return (
    <div className="stack-s">
      <div className="field">
        <label htmlFor={id}>{t.decision.note}</label>
        <textarea id={id} rows={2} autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <p className="row">
        <button className="button small" type="button" aria-busy={busy} onClick={() => void send()}>
          {t.parts.completePart(say(part.name))}
        </button>
        <button className="button plain small" type="button" onClick={() => setOpen(false)}>
          {t.parts.cancel}
        </button>
      </p>
    </div>
  )
}
