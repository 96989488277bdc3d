import { useCallback, useEffect, useRef, useState } from 'react'
import { getDossier, saveAnswers } from '../../api'
import type { Answers, Value } from '../../api-types'
import { asProblem, type Problem } from '../../problem'
import { isOfficial, useSession } from '../../session'

const pause = 2000

/** Whether the answers are with the gateway; `at` is when they last got there, `barred` why they may no longer. */
export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'unsaved'
  at: Date | null
  barred?: Problem
}

/** Saves answers two seconds after the last change, when asked to, and when the page is left. */
export function useAutosave(id: string) {
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null })
  const [refusals, setRefusals] = useState<Record<string, string>>({})
  const waiting = useRef<Answers>({})
  const timer = useRef<number>(undefined)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const etag = useRef<string | null>(null)
  const namesVersion = isOfficial(useSession().me)

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
        setSaving({ state: 'saved', at: new Date() })
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
        const barred = status === 403 ? problem : undefined
        setSaving((before) => ({ ...before, state: 'unsaved', barred }))
        return false
      }
    },
    [id, namesVersion],
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
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), pause)
    },
    [flush],
  )

  useEffect(() => {
    const leave = () => void send(true)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [send])

  return { saving, refusals, write, flush }
}
