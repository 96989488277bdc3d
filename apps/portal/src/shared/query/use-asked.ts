import { hashKey, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { asProblem, type Problem } from '../api/problem'
import { useLanguage } from '../language/language'

/** What is asked for: its kind, then what tells one of the kind from the others. */
export type AskedKey = readonly [kind: string, ...of: unknown[]]

/** Something the gateway is asked for: waited for, there, or failed. */
export interface Asked<T> {
  value?: T
  problem?: Problem
  loading: boolean
  /** Asks again and keeps what is there until the answer comes. */
  reload: () => Promise<void>
}

interface Options {
  /** The last result stays until the next is there. */
  isSearch?: boolean
  /** Names and lists that change with a law or a catalogue: an answer is good for some minutes. */
  isReference?: boolean
}

const referenceMs = 5 * 60_000

/** Asks when `key` or the language changes; a null key asks nothing. Another language keeps what is there until it is answered. */
export function useAsked<T>(key: AskedKey | null, load: () => Promise<T>, options: Options = {}): Asked<T> {
  const { language } = useLanguage()
  const about = key ?? ['nothing']
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery<T, Problem>({
    queryKey: [...about, language],
    queryFn: () =>
      load().catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    enabled: key !== null,
    ...(options.isReference && { staleTime: referenceMs, gcTime: referenceMs }),
    placeholderData: (before, query) =>
      options.isSearch || (query && hashKey(query.queryKey.slice(0, -1)) === hashKey(about)) ? before : undefined,
  })
  const reload = useCallback(async () => void (await refetch()), [refetch])
  return {
    value: data,
    problem: error ?? undefined,
    loading: key !== null && (isPending || isPlaceholderData),
    reload,
  }
}
