import type { Problem } from '../../../shared/api/problem'
import type { ActionRequest, Dossier } from '../../../shared/api/types'
import { formatDate } from '../../../shared/language/format'
import { useLanguage, useWords } from '../../../shared/language/language'
import { officeWords } from './words'

interface Props {
  dossier: Dossier
  perform: (request: ActionRequest, done?: string) => Promise<Problem | null>
}

/** Who asks whom to take the dossier over, and why; the office that asked can take it back. */
export function TransferNotice({ dossier, perform }: Props) {
  const { say } = useLanguage()
  const words = useWords(officeWords)
  const { transfer, allowedActions, handledBy } = dossier
  if (!transfer) return null
  const mayTakeBack = allowedActions.includes('transfer') && handledBy !== null
  return (
    <section className="notice attention stack-s" aria-labelledby="transfer">
      <h2 id="transfer">{mayTakeBack ? words.waits : words.asked}</h2>
      <p>
        {words.passedBy(say(transfer.from.name), say(transfer.to.name), transfer.by, formatDate(transfer.at))}{' '}
        <q className="note">{transfer.reason}</q>
      </p>
      <p className="small">{words.staysMeanwhile}</p>
      {mayTakeBack && (
        <p>
          <button
            className="button second"
            type="button"
            onClick={() => void perform({ action: 'transfer', to: handledBy }, words.takeBack)}
          >
            {words.takeBack}
          </button>
        </p>
      )}
    </section>
  )
}
