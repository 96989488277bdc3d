import { useEffect, useRef } from 'react'
import type { TimelineItem } from '../api/types'
import type { DossierView } from '../dossier/dossier-view'
import { useEventWords } from '../dossier/timeline'
import { useShow } from '../fields/value'
import { formatTime } from '../language/format'
import { useLanguage } from '../language/language'
import { Unsent } from '../ui/unsent'
import type { Kept } from '../ui/kept-notice'
import type { Changed } from './send-seen'
import type { DossierSending } from './use-dossier'

/** At a button about a dossier: why what it sends was not done, and where others were faster, what they did. */
export function DossierUnsent({ of, kept }: { of: Pick<DossierSending<never>, 'changed' | 'problem'>; kept?: Kept }) {
  return of.changed ? <ChangedNotice changed={of.changed} /> : <Unsent problem={of.problem} kept={kept} />
}

/** The dossier was changed meanwhile: by whom, and what is there now in place of what was seen. Takes focus. */
export function ChangedNotice({ changed }: { changed: Changed<DossierView> }) {
  const { t, say } = useLanguage()
  const { who, what } = useEventWords()
  const show = useShow()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [changed])
  const { before, now } = changed
  const cause = causeOf(before.timeline, now.timeline)
  const seen = new Map(entriesOf(before).map((entry) => [entry.path, show(entry, entry.field?.value ?? entry.answer)]))
  const values = entriesOf(now)
    .map((entry) => ({ entry, is: show(entry, entry.field?.value ?? entry.answer), was: seen.get(entry.path) ?? '' }))
    .filter(({ is, was }) => is !== was)
  const isOther = before.dossier.status !== now.dossier.status
  return (
    <div className="notice attention" role="alert" ref={box} tabIndex={-1}>
      <h2>{cause ? t.changed.by(who(cause), what(cause), formatTime(cause.at)) : t.changed.meanwhile}</h2>
      <p>{t.changed.text}</p>
      {(isOther || values.length > 0) && (
        <ul className="stack-s">
          {isOther && (
            <li>
              <b>{t.decision.status}</b>. {t.review.was}: {t.status[before.dossier.status]}. {t.review.is}:{' '}
              {t.status[now.dossier.status]}.
            </li>
          )}
          {values.map(({ entry, is, was }) => (
            <li key={entry.path}>
              <b>{say(entry.label)}</b>. {t.review.was}: {was || t.review.nothing}. {t.review.is}:{' '}
              {is || t.review.nothing}.
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const entriesOf = ({ sections }: DossierView) => sections.flatMap(({ entries }) => entries)

/** The newest of what the history tells now and did not before. */
function causeOf(before: TimelineItem[], now: TimelineItem[]): TimelineItem | undefined {
  const known = new Set(before.map(({ at, event }) => `${at} ${event}`))
  return now.find(({ at, event }) => !known.has(`${at} ${event}`))
}
