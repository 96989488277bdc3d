import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { listMessages, markMessage, type MessagePage } from '../../shared/api/messages-client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { Message } from '../../shared/api/types'
import { formatDate, formatTime } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import './messages.css'
import { messagesWords } from './words'

/** What the reader was told of their dossiers, newest first, and the way to how they are told. */
export function MessagesPage() {
  const { t } = useLanguage()
  const words = useWords(messagesWords)
  const { items, problem, reload, more, refresh } = useMessages()
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
      {more && (
        <div className="stack">
          <Unsent problem={more.problem} />
          <p>
            <button className="button second" type="button" aria-busy={more.busy} onClick={() => void more.send()}>
              {words.more}
            </button>
          </p>
        </div>
      )}
    </div>
  )
}

function Line({ message, refresh }: { message: Message; refresh: () => Promise<void> }) {
  const words = useWords(messagesWords)
  const navigate = useNavigate()
  const { id, at, text, readAt } = message
  const marking = useSending((read: boolean) => markMessage(id, read))
  const mark = async (read: boolean) => {
    if (!(await marking.send(read))) await refresh()
  }
  const to = placeOf(message)
  const open = () => {
    if (readAt === null) void marking.send(true)
    void navigate(to ?? '/messages')
  }
  return (
    <li className={readAt === null ? 'message new' : 'message'}>
      <p className="small soft figures">
        <time dateTime={at}>
          {formatDate(at)}, {formatTime(at)}
        </time>
        {readAt === null && <span className="tag">{words.isNew}</span>}
      </p>
      <p>{text}</p>
      <p className="row actions">
        {to && (
          <button className="button second small" type="button" onClick={open}>
            {words.open[placeKind(message)]}
          </button>
        )}
        <button
          className="button plain small"
          type="button"
          aria-busy={marking.busy}
          onClick={() => void mark(readAt === null)}
        >
          {readAt === null ? words.markRead : words.markUnread}
        </button>
      </p>
      <Unsent problem={marking.problem} />
    </li>
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

function useMessages() {
  const { language } = useLanguage()
  const client = useQueryClient()
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<MessagePage, Problem>({
    queryKey: ['messages', language],
    queryFn: ({ pageParam }) =>
      listMessages({ cursor: pageParam as string | null }).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  const reload = async () => void (await refetch())
  return {
    items: data?.pages.flatMap(({ items }) => items),
    problem: more.problem ? undefined : (error ?? undefined),
    reload,
    /** After a mark: the list, and the number in the masthead. */
    refresh: async () => {
      await Promise.all([reload(), client.invalidateQueries({ queryKey: ['unreadMessages'] })])
    },
    more: hasNextPage ? more : undefined,
  }
}
