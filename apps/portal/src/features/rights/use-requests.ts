import { useInfiniteQuery } from '@tanstack/react-query'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { Page } from '../../shared/api/types'
import { useLanguage } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'

/** A list of requests, page by page. */
export function useRequests<T>(key: readonly string[], load: (cursor: string | null) => Promise<Page<T>>) {
  const { language } = useLanguage()
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<Page<T>, Problem>({
    queryKey: [...key, language],
    queryFn: ({ pageParam }) =>
      load(pageParam as string | null).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  return {
    items: data?.pages.flatMap(({ items }) => items),
    problem: more.problem ? undefined : (error ?? undefined),
    reload: async () => void (await refetch()),
    more: hasNextPage ? more : undefined,
  }
}
