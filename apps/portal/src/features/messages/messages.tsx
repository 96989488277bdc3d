import { Link, useNavigate } from 'react-router'
import { listMessages, markMessage } from '../../shared/api/messages-client'
import type { Message } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useInbox } from '../../shared/messages/use-inbox'
import { useSending } from '../../shared/query/use-sending'
import { MessageLine } from '../../shared/messages/message-line'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './messages.css'
import { messagesWords } from './words'

/** What the reader was told of their dossiers, newest first, and the way to how they are told. */
export function MessagesPage() {
  const { t } = useLanguage()
  const words = useWords(messagesWords)
  const { items, problem, reload, more, refresh } = useInbox('messages', listMessages)
  usePageTitle(words.title)
  return (
    <div className="messages">
      <div className="row spread">
        <h1>{words.title}</h1>
        <p>
          <Link to="/messages/settings">{words.settings.link}</Link>
        </p>
      </div>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
          <p>
            <Link to="/">{words.find}</Link>
          </p>
        </div>
      )}
      <ol role="list">
        {items?.map((message) => (
          <Line key={message.id} message={message} refresh={refresh} />
        ))}
      </ol>
      <More more={more} label={words.more} />
    </div>
  )
}

function Line({ message, refresh }: { message: Message; refresh: () => Promise<void> }) {
  const words = useWords(messagesWords)
  const navigate = useNavigate()
  const { id, readAt } = message
  const marking = useSending((read: boolean) => markMessage(id, read))
  const to = placeOf(message)
  const open = () => {
    if (readAt === null) void marking.send(true)
    void navigate(to ?? '/messages')
  }
  return (
    <MessageLine message={message} words={words} marking={marking} refresh={refresh}>
      {to && (
        <button className="button second small" type="button" onClick={open}>
          {words.open[placeKind(message)]}
        </button>
      )}
    </MessageLine>
  )
}

function placeKind({ kind, dossierId, as }: Message): 'settings' | 'rights' | 'dossier' | 'dossiers' | 'corrections' {
  if (kind.startsWith('rights')) return 'rights'
  if (kind === 'correctionDecided' && as !== 'concerned') return 'corrections'
  if (kind === 'channelRefused') return 'settings'
  return dossierId === null ? 'dossiers' : 'dossier'
}

/** Where a message leads; what the reader may not open any more says so itself. */
function placeOf(message: Message): string | null {
  const kind = placeKind(message)
  if (message.kind === 'representationRefused' && message.as === 'representative') return null
  if (kind === 'settings') return '/messages/settings'
  if (kind === 'rights') return '/rights'
  if (kind === 'corrections') return '/corrections'
  return kind === 'dossier' ? `/dossiers/${message.dossierId}` : '/dossiers'
}
