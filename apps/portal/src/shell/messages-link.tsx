import { NavLink, useLocation } from 'react-router'
import { listMessages } from '../shared/api/messages-client'
import { useWords } from '../shared/language/language'
import { useAsked } from '../shared/query/use-asked'
import { shellWords } from './words'

/** The way to the inbox, with how many messages are not read as of this page; without the number where it is not known. */
export function MessagesLink() {
  const words = useWords(shellWords)
  const { pathname } = useLocation()
  const { value } = useAsked(['unreadMessages', pathname], () => listMessages({ limit: '1' }), { isSearch: true })
  const unread = value?.unread ?? 0
  return (
    <NavLink to="/messages">
      {words.messages.link}
      {unread > 0 && (
        <span className="unread figures" aria-label={words.messages.unread(unread)}>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  )
}
