import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { listConcepts } from '../../shared/api/ministry-client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { OwnerMessage } from '../../shared/api/types'
import { formatDate, formatTime } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import { listOwnerMessages, markOwnerMessage, type OwnerMessagePage } from './owner-messages-client'
import './owner-messages.css'
import { ownerMessagesWords } from './words'

/** What the ministry is told of new uses of its data and of changes of agreements, newest first. */
export function OwnerMessagesPage() {
  const { t, language } = useLanguage()
  const words = useWords(ownerMessagesWords)
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<OwnerMessagePage, Problem>({
    queryKey: ['ownerMessages', language],
    queryFn: ({ pageParam }) =>
      listOwnerMessages({ cursor: pageParam as string | null }).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  const items = data?.pages.flatMap((page) => page.items)
  const unread = data?.pages[0]?.unread
  usePageTitle(words.title)
  return (
    <div className="owner-messages">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p role="status">{unread === undefined || items?.length === 0 ? '' : words.unread(unread)}</p>
      {error && !more.problem && <ProblemNotice problem={error} retry={() => void refetch()} />}
      {!items && !error && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      )}
      <ol role="list">
        {items?.map((message) => (
          <Line key={message.id} message={message} refresh={async () => void (await refetch())} />
        ))}
      </ol>
      {hasNextPage && (
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

function Line({ message, refresh }: { message: OwnerMessage; refresh: () => Promise<void> }) {
  const { say } = useLanguage()
  const words = useWords(ownerMessagesWords)
  const { value: known } = useAsked(['concepts'], listConcepts, { isReference: true })
  const { id, at, text, readAt, concepts, reason } = message
  const marking = useSending((read: boolean) => markOwnerMessage(id, read))
  const mark = async () => {
    if (!(await marking.send(readAt === null))) await refresh()
  }
  const names = concepts.map((concept) => say(known?.find((each) => each.id === concept)?.name) || concept)
  return (
    <li className={readAt === null ? 'owner-message new' : 'owner-message'}>
      <p className="small soft figures">
        <time dateTime={at}>
          {formatDate(at)}, {formatTime(at)}
        </time>
        {readAt === null && <span className="tag">{words.isNew}</span>}
      </p>
      <p>{text}</p>
      <p className="small">
        {words.facts}: {names.join(', ')}
      </p>
      {reason && (
        <p className="small">
          {words.reason}: {reason}
        </p>
      )}
      <p className="row actions">
        <Link to="/ministry">{words.open}</Link>
        <button className="button plain small" type="button" aria-busy={marking.busy} onClick={() => void mark()}>
          {readAt === null ? words.markRead : words.markUnread}
        </button>
      </p>
      <Unsent problem={marking.problem} />
    </li>
  )
}
