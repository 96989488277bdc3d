import { useState } from 'react'
import type { Problem } from '../api/problem'
import type { DossierPart } from '../api/types'
import { formatDate, formatLongDate } from '../language/format'
import { useLanguage } from '../language/language'
import { useKept, waitOf, type Wait } from '../session/use-kept'
import { KeptNotice, Restored } from '../ui/kept-notice'
import { partLines, type PartLine } from './parts'
import './parts.css'

/** Completes one part of a journey, with a message for the citizen or none. */
export type CompletePart = (part: DossierPart, note: string) => Promise<Problem | null>

interface Props {
  parts: DossierPart[]
  /** Given where the reader may complete parts at all. */
  complete?: CompletePart
  /** Where the message for a part is kept while it is written. */
  placeOf?: (part: string) => string
}

/** The procedures of a journey: who handles each, by when, where it stands and what it waits for. */
export function PartList({ parts, complete, placeOf }: Props) {
  const { t } = useLanguage()
  return (
    <section className="parts" aria-labelledby="parts">
      <h2 id="parts">{t.parts.heading}</h2>
      <ol className="trail">
        {partLines(parts, new Date()).map((line) => (
          <Part key={line.part.procedure} line={line} complete={complete} placeOf={placeOf} />
        ))}
      </ol>
    </section>
  )
}

const looks = { waiting: 'ask', inProgress: 'own', completed: undefined } as const

function Part({ line, complete, placeOf }: { line: PartLine } & Pick<Props, 'complete' | 'placeOf'>) {
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
      {complete && mayComplete && (
        <Complete part={part} place={placeOf?.(part.procedure) ?? part.procedure} complete={complete} />
      )}
    </li>
  )
}

/** The first press opens the message, the second completes the part. */
function Complete({ part, place, complete }: { part: DossierPart; place: string; complete: CompletePart }) {
  const { t, say } = useLanguage()
  const [open, setOpen] = useState(false)
  const { typed, change, isRestored } = useKept(place, { note: '' })
  const { note } = typed
  const [wait, setWait] = useState<Wait>()
  const [busy, setBusy] = useState(false)
  const id = `part-${part.procedure.replace(/\W/g, '-')}`
  const send = async () => {
    if (busy) return
    setBusy(true)
    setWait(undefined)
    setWait(waitOf(await complete(part, note.trim())))
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
        <textarea id={id} rows={2} autoFocus value={note} onChange={(event) => change({ note: event.target.value })} />
      </div>
      <Restored isRestored={isRestored} />
      <KeptNotice wait={wait} />
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
