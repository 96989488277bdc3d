import { NavLink, useLocation } from 'react-router'
import { useWords } from '../shared/language/language'
import { useAsked } from '../shared/query/use-asked'
import { shellWords } from './words'

interface Inbox {
  to: string
  label: string
  /** Gives a page of the inbox, which says how many messages of all are not read. */
  list: (filter: { limit: string }) => Promise<{ unread: number }>
}

/** The way to an inbox, with how many messages are not read as of this page; without the number where it is not known. */
export function InboxLink({ to, label, list }: Inbox) {
  const words = useWords(shellWords)
  const { pathname } = useLocation()
  const { value } = useAsked(['unreadMessages', to, pathname], () => list({ limit: '1' }), { isSearch: true })
  const unread = value?.unread ?? 0
  return (
    <NavLink to={to}>
      {label}
      {unread > 0 && (
        <span className="unread figures" aria-label={words.messages.unread(unread)}>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </NavLink>
  )
}
