import { useQueryClient } from '@tanstack/react-query'
import type { Page } from '../api/types'
import { usePages } from '../query/use-pages'

/** The messages of an inbox, newest first, page after page, and how many of all are not read. */
export function useInbox<T>(
  kind: string,
  list: (filter: { cursor: string | null }) => Promise<Page<T> & { unread: number }>,
) {
  const client = useQueryClient()
  const pages = usePages([kind], (cursor) => list({ cursor }))
  /** After a mark: the list, and the number in the masthead. */
  const refresh = async () => {
    await Promise.all([pages.reload(), client.invalidateQueries({ queryKey: ['unreadMessages'] })])
  }
  return { ...pages, unread: pages.first?.unread, refresh }
}
