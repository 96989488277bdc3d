import { Link } from 'react-router'
import { listOwnerMessages, markOwnerMessage } from '../../shared/api/messages-client'
import { listConcepts } from '../../shared/api/ministry-client'
import type { OwnerMessage } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useInbox } from '../../shared/messages/use-inbox'
import { useSending } from '../../shared/query/use-sending'
import { MessageLine } from '../../shared/messages/message-line'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { ownerMessagesWords } from './words'

/** What the ministry is told of new uses of its data and of changes of agreements, newest first. */
export function OwnerMessagesPage() {
  const { t } = useLanguage()
  const words = useWords(ownerMessagesWords)
  const { items, unread, problem, reload, refresh, more } = useInbox('ownerMessages', listOwnerMessages)
  usePageTitle(words.title)
  return (
    <div className="owner-messages stack">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <p role="status">{unread === undefined || items?.length === 0 ? '' : words.unread(unread)}</p>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
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

function Line({ message, refresh }: { message: OwnerMessage; refresh: () => Promise<void> }) {
  const { say } = useLanguage()
  const words = useWords(ownerMessagesWords)
  const { value: known } = useAsked(['concepts'], listConcepts, { isReference: true })
  const { id, concepts, reason } = message
  const marking = useSending((read: boolean) => markOwnerMessage(id, read))
  const names = concepts.map((concept) => say(known?.find((each) => each.id === concept)?.name) || concept)
  const details = (
    <>
      <p className="small">
        {words.facts}: {names.join(', ')}
      </p>
      {reason && (
        <p className="small">
          {words.reason}: {reason}
        </p>
      )}
    </>
  )
  return (
    <MessageLine message={message} words={words} marking={marking} refresh={refresh} details={details}>
      <Link to="/ministry">{words.open}</Link>
    </MessageLine>
  )
}
