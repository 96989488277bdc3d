import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { asProblem, type Problem } from '../api/problem'

/** Something a person sends with a button. */
export interface Sending<A extends unknown[]> {
  /** Sends, and gives why it was refused; a second press while it is on its way is the first one. */
  send: (...given: A) => Promise<Problem | null>
  busy: boolean
  /** Why the last one was refused, until the next is sent. */
  problem: Problem | null
  /** Forgets why the last one was refused. */
  forget: () => void
}

/** A write to the gateway. What shares a `queue` is sent one after the other, each when the one before it is done. */
export function useSending<A extends unknown[]>(
  sending: (...given: A) => Promise<unknown>,
  queue?: string,
): Sending<A> {
  const running = useRef<Promise<Problem | null> | null>(null)
  const { mutateAsync, isPending, error, reset } = useMutation<unknown, Problem, A>({
    mutationFn: (given) =>
      sending(...given).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    ...(queue && { scope: { id: queue } }),
  })
  const send = (...given: A) => {
    running.current ??= mutateAsync(given)
      .then(() => null, asProblem)
      .finally(() => (running.current = null))
    return running.current
  }
  return {
    send,
    busy: isPending,
    problem: error,
    forget: () => {
      if (!running.current) reset()
    },
  }
}
