import type { CorrectionStatus } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
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
