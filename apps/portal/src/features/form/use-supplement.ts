import { useState } from 'react'
import { act } from '../../shared/api/dossiers-client'
import { asProblem } from '../../shared/api/problem'
import { nearestEntry, type Entry } from '../../shared/form/form-view'
import { useSending } from '../../shared/query/use-sending'
import type { useSeenDraft } from './saving/use-seen-draft'

/** Sends what an office asked to be supplemented; what is missing in it is told at its places. */
export function useSupplement(id: string, { seen, lookAgain }: ReturnType<typeof useSeenDraft>, entries: Entry[]) {
  const [unsent, setUnsent] = useState<Record<string, string>>({})
  const sending = useSending(async () => {
    try {
      await act(id, { action: 'supplement' }, seen.current.etag)
    } catch (thrown) {
      const now = asProblem(thrown).status === 412 ? await lookAgain() : null
      if (!now) throw thrown
      await act(id, { action: 'supplement' }, now.etag)
    }
  }, id)
  /** Whether the office has it. */
  const send = async () => {
    const refused = await sending.send()
    const places = (refused?.errors ?? []).map(
      ({ path, message }) => [nearestEntry(entries, path)?.path ?? '', message] as const,
    )
    setUnsent(Object.fromEntries(places))
    return refused === null
  }
  const forget = (path: string) => setUnsent(({ [path]: _, ...others }) => others)
  const isTold = Object.keys(unsent).length > 0 || sending.problem?.status === 412
  return { unsent, forget, send, busy: sending.busy, problem: isTold ? null : sending.problem }
}
