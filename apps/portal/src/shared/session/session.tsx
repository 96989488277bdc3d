import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { findPersonas, getMe, signOut } from '../api/client'
import type { Me, Persona } from '../api/types'
import { forgetTyped, onSignedIn } from './kept'

interface Session {
  /** Who is signed in; undefined until the gateway has said. */
  me: Me | null | undefined
  /** The people of the sandbox; null outside a sandbox. */
  personas: Persona[] | null
  leave: () => Promise<void>
}

const Context = createContext<Session>({ me: undefined, personas: null, leave: () => Promise.resolve() })

/** Asks once who is signed in and whether this is a sandbox; shows nothing before it knows, so that nothing jumps. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [me, setMe] = useState<Me | null | undefined>(undefined)
  const [personas, setPersonas] = useState<Persona[] | null | undefined>(undefined)
  useEffect(() => onSignedIn(() => void getMe().then(setMe, () => undefined)), [])
  useEffect(() => {
    getMe().then(setMe, () => setMe(null))
    findPersonas().then(setPersonas, () => setPersonas(null))
  }, [])
  const leave = useCallback(async () => {
    await signOut().catch(() => undefined)
    forgetTyped()
    setMe(null)
  }, [])
  const value = useMemo(() => ({ me, personas: personas ?? null, leave }), [me, personas, leave])
  return me === undefined || personas === undefined ? null : <Context value={value}>{children}</Context>
}

/** Who is signed in, and the sandbox if there is one. */
export function useSession(): Session {
  return use(Context)
}

/** The page on which somebody's work is; for roles without one, the page that says where it is. */
export function firstPageOf(me: Me | null | undefined): string {
  switch (me?.role) {
    case undefined:
    case 'citizen':
      return '/'
    case 'official':
    case 'head':
      return '/work'
    case 'ministry':
      return '/ministry'
    case 'auditor':
    case 'operator':
    case 'client':
      return '/elsewhere'
  }
}

/** Whether the person receives citizens at the counter of her office. */
export function worksAtCounter(me: Me | null | undefined): boolean {
  return isOfficial(me) && me?.permissions?.includes('reception') === true
}

/** Whether the person works for an authority rather than for herself. */
export function isOfficial(me: Me | null | undefined): boolean {
  return me?.role === 'official' || me?.role === 'head'
}

/** Whether the person answers for what the office does: its head, or a supervisor. */
export function supervises(me: Me | null | undefined): boolean {
  return me?.role === 'head' || (me?.role === 'official' && me.permissions?.includes('supervise') === true)
}
