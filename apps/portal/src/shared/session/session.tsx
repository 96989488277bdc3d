import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { findPersonas, getMe, signOut } from '../api/session-client'
import { askFor, askNothingMore } from '../api/page-account'
import { asProblem, type Problem } from '../api/problem'
import type { Me, Persona } from '../api/types'
import { useLanguage } from '../language/language'
import { forgetTyped, whoIs } from './kept'
import './session.css'
import { onTabs, tellTabs, type SessionNews } from './session-news'

/** Why a page is not shown any more: somebody else has signed in in this browser, or its reader signed out in another tab. */
export type Closing = 'another' | 'signedOut'

interface Session {
  /** Whose page this is; undefined until the gateway has said. */
  me: Me | null | undefined
  /** The people of the sandbox; null outside a sandbox. */
  personas: Persona[] | null
  closed: Closing | null
  /** Signs out, once what was typed is saved; gives what kept it from being done. */
  leave: () => Promise<Problem | null>
  /** Has something saved before the reader signs out; gives the way to leave it. */
  saveBeforeLeaving: (save: () => Promise<unknown>) => () => void
}

const Context = createContext<Session>({
  me: undefined,
  personas: null,
  closed: null,
  leave: () => Promise.resolve(null),
  saveBeforeLeaving: () => () => undefined,
})

/**
 * Asks once who is signed in and whether this is a sandbox; on a slow line it says that it is loading until it knows. A page
 * belongs to the account that opened it: once another is signed in, nothing of it is shown, and nothing is sent.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { me, closed } = usePageAccount()
  const [personas, setPersonas] = useState<Persona[] | null | undefined>(undefined)
  const saves = useRef(new Set<() => Promise<unknown>>())
  useEffect(() => {
    findPersonas().then(setPersonas, () => setPersonas(null))
  }, [])
  const saveBeforeLeaving = useCallback((save: () => Promise<unknown>) => {
    saves.current.add(save)
    return () => void saves.current.delete(save)
  }, [])
  const leave = useCallback(async () => {
    try {
      await Promise.all([...saves.current].map((save) => save()))
      await getMe() // closes the page where somebody else is signed in, whose session is not ended
      await signOut()
    } catch (thrown) {
      return asProblem(thrown)
    }
    if (me) {
      forgetTyped(whoIs(me))
      tellTabs({ event: 'signedOut', account: me.account })
    }
    askNothingMore()
    location.assign('/')
    return null
  }, [me])
  const value = useMemo(
    () => ({ me, personas: personas ?? null, closed, leave, saveBeforeLeaving }),
    [me, personas, closed, leave, saveBeforeLeaving],
  )
  return me === undefined || personas === undefined ? <Loading /> : <Context value={value}>{children}</Context>
}

/** Seen only where the answer takes longer than a moment, so that nothing flashes. */
function Loading() {
  const { t } = useLanguage()
  return (
    <p className="starting soft" role="status">
      {t.app.loading}
    </p>
  )
}

/** Whose page this is, and why it is not shown any more. */
function usePageAccount() {
  const [me, setMe] = useState<Me | null | undefined>(undefined)
  const [closed, setClosed] = useState<Closing | null>(null)
  useEffect(() => {
    let mine: Me | null | undefined
    const close = (why: Closing) => {
      askNothingMore()
      setClosed(why)
    }
    const open = (found: Me | null) => {
      mine = found
      setMe(found)
      if (!found) return
      askFor({ account: found.account, onAnother: () => close('another') })
      tellTabs({ event: 'opened', account: found.account })
    }
    const look = () => {
      getMe().then(
        (found) => !mine && open(found),
        () => !mine && open(null),
      )
    }
    const hear = ({ event, account }: SessionNews) => {
      if (!mine) return look()
      if (event === 'opened' && account !== mine.account) close('another')
      if (event === 'signedOut' && account === mine.account) {
        forgetTyped(whoIs(mine))
        close('signedOut')
      }
    }
    const lookAgain = () => document.visibilityState === 'visible' && mine && look()
    const silence = onTabs(hear)
    look()
    // what happened while the page slept, or before the browser showed it again, was told to nobody
    document.addEventListener('visibilitychange', lookAgain)
    addEventListener('pageshow', lookAgain)
    return () => {
      silence()
      document.removeEventListener('visibilitychange', lookAgain)
      removeEventListener('pageshow', lookAgain)
    }
  }, [])
  return { me, closed }
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

/** Whether the person hands in dossiers of their own. */
export function isCitizen(me: Me | null | undefined): boolean {
  return me?.role === 'citizen'
}

const reading = ['reception', 'process', 'supervise', 'sign'] as const

/** Whether the person may see the dossiers of their office: the gateway shows them to nobody without one of these permissions. */
export function seesDossiersOfOffice(me: Me | null | undefined): boolean {
  return isOfficial(me) && reading.some((permission) => me?.permissions.includes(permission))
}

/** Whether the pages of single dossiers are for the person. */
export function worksWithDossiers(me: Me | null | undefined): boolean {
  return isCitizen(me) || seesDossiersOfOffice(me)
}

/** Whether the person receives citizens at the counter of their office. */
export function worksAtCounter(me: Me | null | undefined): boolean {
  return isOfficial(me) && me?.permissions.includes('reception') === true
}

/** Whether the person receives or processes dossiers, and so takes papers in. */
export function handlesDossiers(me: Me | null | undefined): boolean {
  return isOfficial(me) && ['reception', 'process'].some((one) => me?.permissions.some((own) => own === one))
}

/** Whether the person works for an authority rather than for themselves. */
export function isOfficial(me: Me | null | undefined): boolean {
  return me?.role === 'official' || me?.role === 'head'
}

/** Whether the person leads an authority. */
export function isHead(me: Me | null | undefined): boolean {
  return me?.role === 'head'
}

/** Whether the person works for a ministry, which owns databases. */
export function isMinistry(me: Me | null | undefined): boolean {
  return me?.role === 'ministry' && Boolean(me.authority)
}

/** Whether the person answers for what the office does: its head, or a supervisor. */
export function supervises(me: Me | null | undefined): boolean {
  return me?.role === 'head' || (me?.role === 'official' && me.permissions?.includes('supervise') === true)
}

/** Whether the person answers what people ask about data of theirs, for an office or a ministry. */
export function answersForData(me: Me | null | undefined): boolean {
  return supervises(me) || (me?.role === 'ministry' && me.authority !== undefined)
}
