import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { saveAnswers } from '../../../shared/api/dossiers-client'
import { asProblem, Problem } from '../../../shared/api/problem'
import type { Answers, Value } from '../../../shared/api/types'
import { whoIs } from '../../../shared/session/kept'
import { useSession } from '../../../shared/session/session'
import { onTabs } from '../../../shared/session/session-news'
import { waitOf, type Wait } from '../../../shared/session/use-kept'
import { keepAnswers, type KeptAnswers } from './kept-answers'
import { heldBack } from './held-back.rules'
import type { useSeenDraft } from './use-seen-draft'

const pause = 2000

type WaitingFor = Wait | 'changed'

/** Whether the answers are with the gateway; `at` is when they last got there, `barred` why they may no longer. */
export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'unsaved'
  at: Date | null
  barred?: Problem
  /** Why what is typed waits in this browser, and the path of the field that was typed in last. */
  waits?: { why: WaitingFor; path: string }
}

/** Milliseconds after which a save that reached nobody is tried again. */
const retryAfter = 5000

interface Options {
  id: string
  restored: KeptAnswers
  draft: ReturnType<typeof useSeenDraft>
  onSaved: () => void
}

/**
 * Saves answers two seconds after the last change, when asked to, and when the page is left, each for the version that the page
 * shows. What cannot be saved because nobody is reached or the sign-in has ended is kept in this browser, also when the page is
 * closed, and saved once it can be; where somebody else has answered meanwhile, once the person has decided. Answers to questions
 * that another answer hides wait on this page until they apply again.
 */
export function useAutosave({ id, restored, draft, onSaved }: Options) {
  const { me, saveBeforeLeaving } = useSession()
  const who = me ? whoIs(me) : ''
  const { seen, adopt, lookAgain, isOpen } = draft
  const last = useRef('')
  const hasLeft = useRef(false)
  const told = useRef(onSaved)
  told.current = onSaved
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null })
  const [refusals, setRefusals] = useState<Record<string, string>>({})
  const waiting = useRef<Answers>(restored.answers)
  const sent = useRef<Answers>({})
  const timer = useRef<number>(undefined)
  const keep = useCallback(() => {
    const { now } = heldBack(seen.current, { ...sent.current, ...waiting.current })
    keepAnswers(id, who, now, seen.current.dossier.answers)
  }, [id, who, seen])

  const save = useCallback(
    async (leaving: boolean) => {
      const answers = sent.current
      try {
        return await saveAnswers(id, answers, leaving, seen.current.etag)
      } catch (thrown) {
        if (leaving || asProblem(thrown).status !== 412) throw thrown
        const next = await lookAgain()
        if (!next) throw thrown
        const { now, held } = heldBack(next, answers)
        waiting.current = { ...held, ...waiting.current }
        return saveAnswers(id, now, false, next.etag)
      }
    },
    [id, seen, lookAgain],
  )

  const send = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      clearTimeout(timer.current)
      const { now: answers, held } = heldBack(seen.current, waiting.current)
      if (!Object.keys(answers).length) return true
      if (isOpen()) return false
      waiting.current = held
      sent.current = answers
      setSaving((before) => ({ ...before, state: 'saving' }))
      try {
        await adopt(await save(leaving))
        if (sent.current === answers) sent.current = {}
        keep()
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
        if (sent.current === answers) sent.current = {}
        keep()
        const why: WaitingFor | undefined = status === 412 ? 'changed' : waitOf(problem)
        const waits = why && { why, path: last.current || (Object.keys(answers)[0] ?? '') }
        setSaving((before) => ({ ...before, state: 'unsaved', barred: status === 403 ? problem : undefined, waits }))
        return false
      }
    },
    [seen, adopt, save, keep, isOpen],
  )

  const { mutateAsync } = useMutation({ mutationFn: () => send(false), scope: { id } })
  const flush = useCallback(() => mutateAsync(), [mutateAsync])

  const write = useCallback(
    (path: string, value: Value | undefined) => {
      setRefusals(({ [path]: _, ...others }) => others)
      if (value === undefined) delete waiting.current[path]
      else waiting.current[path] = value
      last.current = path
      keep()
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void flush(), pause)
    },
    [flush, keep],
  )

  /** Takes answers out of what waits: others take their place. */
  const giveUp = useCallback(
    (paths: readonly string[]) => {
      for (const path of paths) delete waiting.current[path]
      keep()
    },
    [keep],
  )

  useEffect(() => saveBeforeLeaving(flush), [saveBeforeLeaving, flush])
  const waits = saving.waits !== undefined && saving.waits.why !== 'changed'
  useEffect(() => {
    if (Object.keys(restored.answers).length > 0) void flush()
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
      void flush()
    }
  }, [send, flush])

  return { saving, refusals, write, flush, giveUp }
}
