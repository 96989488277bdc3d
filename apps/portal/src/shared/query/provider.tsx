import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { asProblem } from '../api/problem'
import { onTabs } from '../session/session-news'

// A hidden tab goes on sending what was pressed in it; nothing is asked again only because a tab is shown.
focusManager.setFocused(true)

/**
 * What was asked is dropped as soon as no page shows it, so that a page never begins with a version of a dossier that may be
 * old; reference data says otherwise by itself. Nothing is retried or held back on its own, also while offline: the page says so.
 */
const defaults = { networkMode: 'always', retry: false, gcTime: 0 } as const

/** Holds what the gateway has answered; what was refused because the sign-in had ended is asked again after the next one. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { ...defaults, refetchOnWindowFocus: false, refetchOnReconnect: false },
          mutations: defaults,
        },
      }),
  )
  useEffect(
    () =>
      onTabs(({ event }) => {
        if (event !== 'opened') return
        void client.refetchQueries({
          predicate: ({ state }) => state.status === 'error' && asProblem(state.error).status === 401,
        })
      }),
    [client],
  )
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
