import type { ReactNode } from 'react'
import { formatDate, formatTime } from '../language/format'
import type { Sending } from '../query/use-sending'
import './message-line.css'
import { Unsent } from '../ui/unsent'

interface Told {
  message: { at: string; text: string; readAt: string | null }
  words: { isNew: string; markRead: string; markUnread: string }
  /** Marks it as read, or as not read. */
  marking: Sending<[read: boolean]>
  /** Asks for the list anew, after a mark. */
  refresh: () => Promise<void>
  /** Below the text. */
  details?: ReactNode
  /** The way to what it is about. */
  children?: ReactNode
}

/** A message in a list: when, what, whether it is new, and the button to mark it. */
export function MessageLine({ message, words, marking, refresh, details, children }: Told) {
  const { at, text, readAt } = message
  const isNew = readAt === null
  const mark = async () => {
    if (!(await marking.send(isNew))) await refresh()
  }
  return (
    <li className={isNew ? 'message new' : 'message'}>
      <p className="small soft figures">
        <time dateTime={at}>
          {formatDate(at)}, {formatTime(at)}
        </time>
        {isNew && <span className="tag">{words.isNew}</span>}
      </p>
      <p>{text}</p>
      {details}
      <p className="row actions">
        {children}
        <button className="button plain small" type="button" aria-busy={marking.busy} onClick={() => void mark()}>
          {isNew ? words.markRead : words.markUnread}
        </button>
      </p>
      <Unsent problem={marking.problem} />
    </li>
  )
}
