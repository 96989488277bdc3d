import { useCallback, useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from './problem'

/** Something the gateway is asked for: waited for, there, or failed. */
export interface Resource<T> {
  value?: T
  problem?: Problem
  loading: boolean
  /** Asks again and keeps what is there until the answer comes. */
  reload: () => Promise<void>
  /** Replaces the value by one that another answer brought. */
  replace: (value: T) => void
}

/**
 * Loads when `key` changes. An answer that comes after a later question was asked, or after the value was replaced, is
 * dropped: it tells how things were before. A null key loads nothing.
 */
export function useResource<T>(key: string | null, load: () => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ key: string | null; value?: T; problem?: Problem }>({ key: null })
  const asked = useRef(0)
  const loader = useRef(load)
  loader.current = load

  const reload = useCallback(async () => {
    if (key === null) return
    const mine = ++asked.current
    try {
      const value = await loader.current()
      if (mine === asked.current) setState({ key, value })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === asked.current) setState((before) => ({ key, value: before.value, problem }))
    }
  }, [key])

  useEffect(() => void reload(), [reload])

  const replace = useCallback(
    (value: T) => {
      asked.current += 1
      setState({ key, value })
    },
    [key],
  )
  return { value: state.value, problem: state.problem, loading: key !== null && state.key !== key, reload, replace }
}
