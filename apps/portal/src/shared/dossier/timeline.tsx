import type { TimelineItem } from '../api/types'
import { capitalise, formatDate, formatTime } from '../language/format'
import { useLanguage } from '../language/language'
import './timeline.css'

/** Gives functions that name who did something and what was done. */
export function useEventWords() {
  const { t } = useLanguage()
  const events: Record<string, string> = t.events
  return {
    who: ({ by }: TimelineItem) => by,
    what: ({ event }: TimelineItem) => events[event.replace(/^dossier[.:]?/i, '').replace(/^./, lower)] ?? event,
  }
}

const lower = (letter: string) => letter.toLowerCase()

const looks: Record<string, string> = {
  submitted: 'own',
  supplemented: 'own',
  created: 'own',
  opened: 'own',
  withdrawn: 'own',
  supplementRequested: 'gap',
  correctionRequested: 'doubt',
  rejected: 'refused',
  stopped: 'refused',
}

/** A dossier's history, newest first. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const { who, what } = useEventWords()
  return (
    <ol className="trail tight history">
      {items.map((item) => (
        <li key={`${item.at} ${item.event}`} className={looks[item.event]}>
          <time dateTime={item.at}>
            {formatDate(item.at)}, {formatTime(item.at)}
          </time>{' '}
          <span>
            {who(item) ? `${who(item)}: ${what(item)}.` : `${capitalise(what(item))}.`}
            {item.note && <q className="note">{item.note}</q>}
          </span>
        </li>
      ))}
    </ol>
  )
}
