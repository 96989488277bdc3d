import type { CorrectionStatus } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import type { Sending } from '../../shared/query/use-sending'
import { Unsent } from '../../shared/ui/unsent'
import { correctionsWords } from './words'

const looks: Record<CorrectionStatus, string> = {
  open: 'tag attention',
  corrected: 'tag known',
  confirmed: 'tag known',
  rejected: 'tag',
}

/** How a correction stands, in words. */
export function StatusTag({ status }: { status: CorrectionStatus }) {
  const words = useWords(correctionsWords)
  return <span className={looks[status]}>{words.statuses[status]}</span>
}

/** The way to the next page of a list, where there is one. */
export function MoreCorrections({ more }: { more: Sending<[]> | undefined }) {
  const words = useWords(correctionsWords)
  if (!more) return null
  return (
    <div className="stack">
      <Unsent problem={more.problem} />
      <p>
        <button className="button second" type="button" aria-busy={more.busy} onClick={() => void more.send()}>
          {words.more}
        </button>
      </p>
    </div>
  )
}
