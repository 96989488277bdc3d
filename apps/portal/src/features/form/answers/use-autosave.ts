import { useCallback, useEffect, useRef, useState } from 'react'
import { getDossier, saveAnswers } from '../../../shared/api/client'
import { asProblem, type Problem } from '../../../shared/api/problem'
import type { Answers, Value } from '../../../shared/api/types'
import { keepTyped, whoIs } from '../../../shared/session/kept'
import { isOfficial, useSession } from '../../../shared/session/session'
import { onTabs } from '../../../shared/session/session-news'

const pause = 2000

/** Whether the answers are with the gateway; `at` is when they last got there, `barred` why they may no longer. */
export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'unsaved'
  at: Date | null
  barred?: Problem
  /** Why what is typed waits in this browser, and the path of the field that was typed in last. */
  waits?: { why: 'offline' | 'signedOut'; path: string }
}

/** Milliseconds after which a save that reached nobody is tried again. */
const retryAfter = 5000

/**
 * Saves answers two seconds after the last change, when asked to, and when the page is left. What cannot be saved because
 * nobody is reached or the sign-in has ended is kept in this browser, also when the page is closed, and saved once it can be.
 */
export function useAutosave(id: string, restored: Answers, onSaved: () => void) {
  const { me, saveBeforeLeaving } = useSession()
  const who = me ? whoIs(me) : ''
  const last = useRef('')
  const hasLeft = useRef(false)
  const told = useRef(onSaved)
  told.current = onSaved
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null })
  const [refusals, setRefusals] = useState<Record<string, string>>({})
  const waiting = useRef<Answers>(restored)
  const timer = useRef<number>(undefined)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const etag = useRef<string | null>(null)
  const namesVersion = isOfficial(me)

  const send = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      clearTimeout(timer.current)
      const answers = waiting.current
      if (!Object.keys(answers).length) return true
      waiting.current = {}
      setSaving((before) => ({ ...before, state: 'saving' }))
      try {
        if (namesVersion && !leaving) etag.current = (await getDossier(id)).etag
        etag.current = await saveAnswers(id, answers, leaving, namesVersion ? etag.current : null)
        keepTyped(id, who, waiting.current)
        setSaving({ state: 'saved', at: new Date() })
        told.current()
        return true
      } catch (thrown) {
        const problem = asProblem(thrown)
        const { errors, status } = problem
        setRefusals((before) => ({
          ...before,
          ...Object.fromEntries(errors.map((error) => [error.path, error.message])),
        }))
        const refused = new Set(errors.map((error) => error.path))
        const retried = Object.entries(answers).filter(([path]) => status !== 422 || !refused.has(path))
        waiting.current = { ...Object.fromEntries(retried), ...waiting.current }
        keepTyped(id, who, waiting.current)
        const barred = status === 403 ? problem : undefined
        const why = whyItWaits(status)
        const waits = why && { why, path: last.current || (Object.keys(answers)[0] ?? '') }
        setSaving((before) => ({ ...before, state: 'unsaved', barred, waits }))
        return false
      }
    },
    [id, namesVersion, who],
  )

  const flush = useCallback(
    (leaving = false): Promise<boolean> => {
      const next = running.current.then(() => send(leaving))
      running.current = next
      return next
    },
    [send],
  )

  const write = useCallback(
    (path: string, value: Value | undefined) => {
      setRefusals(({ [path]: _, ...others }) => others)
      if (value === undefined) delete waiting.current[path]
      else waiting.current[path] = value
      last.current = path
      keepTyped(id, who, waiting.current)
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), pause)
    },
    [flush, id, who],
  )

  useEffect(() => saveBeforeLeaving(flush), [saveBeforeLeaving, flush])
  const waits = saving.waits !== undefined
  useEffect(() => {
    if (Object.keys(restored).length > 0) void flush()
  }, [restored, flush])
  useEffect(() => {
    if (!waits) return
    const again = () => {
      if (!hasLeft.current) void flush() // what a page that was left could not save is the next page's to save
    }
    const silence = onTabs(({ event, account }) => event === 'opened' && account === who && again())
    const timer = setInterval(again, retryAfter)
    addEventListener('online', again)
    return () => {
      silence()
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [waits, flush, who])

  useEffect(() => {
    const leave = () => {
      hasLeft.current = true
      void send(true)
    }
    const comeBack = () => (hasLeft.current = false)
    comeBack()
    addEventListener('pagehide', leave)
    addEventListener('pageshow', comeBack)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', comeBack)
      leave()
    }
  }, [send])

  return { saving, refusals, write, flush }
}

function whyItWaits(status: number): 'offline' | 'signedOut' | undefined {
  if (status === 0) return 'offline'
  return status === 401 ? 'signedOut' : undefined
}
