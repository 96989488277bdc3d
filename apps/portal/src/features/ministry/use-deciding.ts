import { useQueryClient } from '@tanstack/react-query'
import { decideAgreement } from '../../shared/api/ministry-client'
import type { AgreementDecision } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { ministryWords } from './words'

/** Decides about one agreement, each place for itself: what is decided at one is not held up by another. */
export function useDeciding(id: string) {
  const words = useWords(ministryWords)
  const announce = useAnnounce()
  const client = useQueryClient()
  return useSending(async (decision: AgreementDecision) => {
    await decideAgreement(id, decision)
    announce(words.ministry.done[decision.decision])
    await Promise.all(['agreements', 'quotas'].map((kind) => client.invalidateQueries({ queryKey: [kind] })))
  })
}
