import { useLanguage } from '../language/language'
import type { Sending } from '../query/use-sending'
import { Unsent } from '../ui/unsent'

/** The button for the next page of a list of dossiers; nothing on the last page. */
export function MoreDossiers({ more }: { more: Sending<[]> | undefined }) {
  const { t } = useLanguage()
  if (!more) return null
  return (
    <div className="stack">
      <Unsent problem={more.problem} />
      <p>
        <button className="button second" type="button" aria-busy={more.busy} onClick={() => void more.send()}>
          {t.mine.more}
        </button>
      </p>
    </div>
  )
}
