import { useInfiniteQuery } from '@tanstack/react-query'
import { listDossiers, type DossierFilter } from '../api/dossiers-client'
import { asProblem, type Problem } from '../api/problem'
import type { DossierItem, Page } from '../api/types'
import { useLanguage } from '../language/language'
import { useSending } from '../query/use-sending'

type DossierPage = Page<DossierItem> & { total: number | string }

/** The dossiers the caller may see, page after page; `more` is absent on the last page. */
export function useDossierPages(filter: DossierFilter) {
  const { language } = useLanguage()
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<DossierPage, Problem>({
    queryKey: ['dossierPages', filter, language],
    queryFn: ({ pageParam }) =>
      listDossiers({ ...filter, cursor: pageParam as string | null }).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  const isOfMore = more.problem !== null
  return {
    items: data?.pages.flatMap(({ items }) => items),
    total: data?.pages[0]?.total,
    problem: isOfMore ? undefined : (error ?? undefined),
    reload: async () => void (await refetch()),
    more: hasNextPage ? more : undefined,
  }
}
