import { useInfiniteQuery } from '@tanstack/react-query'
import { listConcepts } from '../../shared/api/ministry-client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { Page, Value } from '../../shared/api/types'
import { showValue } from '../../shared/form/schema'
import { unitOf, unitWords } from '../../shared/form/units'
import { useLanguage } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'

/** A list of corrections, page after page; a null key asks nothing. */
export function useCorrections<T>(key: readonly unknown[] | null, load: (cursor: string | null) => Promise<Page<T>>) {
  const { language } = useLanguage()
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<Page<T>, Problem>({
    queryKey: [...(key ?? ['nothing']), language],
    queryFn: ({ pageParam }) =>
      load(pageParam as string | null).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    enabled: key !== null,
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

/** Gives what a concept is called, and a function that writes a value of it with its unit. */
export function useConcepts() {
  const { t, language, say } = useLanguage()
  const { value: concepts } = useAsked(['concepts'], listConcepts, { isReference: true })
  return {
    name: (id: string) => say(concepts?.find((concept) => concept.id === id)?.name) || id,
    show: (id: string, value: unknown): string => {
      const text = showValue(value as Value | undefined, {}, language, { yes: t.app.yes, no: t.app.no })
      if (typeof value !== 'number') return text
      const unit =
        concepts?.find((concept) => concept.id === id)?.unit ?? unitOf({ schema: { type: 'number' }, concept: id })
      return unit ? `${text} ${unitWords(unit, language, value)}` : text
    },
  }
}
