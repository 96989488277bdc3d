import { hashKey, useInfiniteQuery } from '@tanstack/react-query'
import { asProblem, type Problem } from '../api/problem'
import type { Page } from '../api/types'
import { useLanguage } from '../language/language'
import type { AskedKey } from './use-asked'
import { useSending } from './use-sending'

interface Options {
  /** The last result stays until the next is there. */
  isSearch?: boolean
}

/**
 * A list asked for page after page; a null key asks nothing. `more` fetches the next page and is absent on the last one.
 * Another language keeps what is there until it is answered.
 */
export function usePages<T, More = unknown>(
  key: AskedKey | null,
  load: (cursor: string | null) => Promise<Page<T> & More>,
  options: Options = {},
) {
  const { language } = useLanguage()
  const about = key ?? ['nothing']
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<Page<T> & More, Problem>({
    queryKey: [...about, language],
    queryFn: ({ pageParam }) =>
      load(pageParam as string | null).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    enabled: key !== null,
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before, query) =>
      options.isSearch || (query && hashKey(query.queryKey.slice(0, -1)) === hashKey(about)) ? before : undefined,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  return {
    first: data?.pages[0],
    items: data?.pages.flatMap(({ items }) => items),
    problem: more.problem ? undefined : (error ?? undefined),
    reload: async () => void (await refetch()),
    more: hasNextPage ? more : undefined,
  }
}
