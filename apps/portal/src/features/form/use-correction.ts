import { useState } from 'react'
import { findSnapshot, requestCorrection } from '../../shared/api/dossiers-client'
import type { Value } from '../../shared/api/types'
import type { Entry } from '../../shared/form/form-view'
import { read } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import type { useSeenDraft } from './saving/use-seen-draft'
import { formWords } from './words/form.words'

/** Tells the owner of a fact that it is wrong; what the person says it is becomes the answer at its place. */
export function useCorrection(
  id: string,
  { adopt, lookAgain }: ReturnType<typeof useSeenDraft>,
  answer: (path: string, value: Value) => void,
) {
  const { language } = useLanguage()
  const words = useWords(formWords)
  const announce = useAnnounce()
  const [corrected, setCorrected] = useState<string | null>(null)
  const { send } = useSending(async (entry: Entry, claimedValue: Value, reason: string, onSent: () => void) => {
    const { path } = entry
    await requestCorrection(id, { path, claimedValue, reason })
    onSent()
    const snapshot = await findSnapshot(id)
    if (snapshot) await adopt({ snapshot })
    await lookAgain()
    answer(path, claimedValue)
    setCorrected(path)
    announce(words.form.wrongSent(read(entry.label, language)))
  }, id)
  return { corrected, correct: send }
}
