import { useState } from 'react'
import { withdrawRight } from './rights-client'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { Unsent } from '../../shared/ui/unsent'
import { rightsWords } from './words'

/** Takes a request back, after asking once. */
export function Withdrawal({ id, withdrawn }: { id: string; withdrawn: () => Promise<void> }) {
  const { page } = useWords(rightsWords)
  const announce = useAnnounce()
  const [isAsked, setIsAsked] = useState(false)
  const withdrawal = useSending(() => withdrawRight(id))
  const withdraw = async () => {
    if (await withdrawal.send()) return
    announce(page.withdrawn)
    await withdrawn()
  }
  if (!isAsked)
    return (
      <p>
        <button className="button plain small" type="button" onClick={() => setIsAsked(true)}>
          {page.withdraw}
        </button>
      </p>
    )
  return (
    <div className="notice attention stack-s" role="group" aria-label={page.withdraw}>
      <p>{page.withdrawAsk}</p>
      <Unsent problem={withdrawal.problem} />
      <p className="row actions">
        <button
          className="button refuse small"
          type="button"
          autoFocus
          aria-busy={withdrawal.busy}
          onClick={() => void withdraw()}
        >
          {page.withdrawYes}
        </button>
        <button className="button plain small" type="button" onClick={() => setIsAsked(false)}>
          {page.withdrawNo}
        </button>
      </p>
    </div>
  )
}
