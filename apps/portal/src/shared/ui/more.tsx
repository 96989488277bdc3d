import type { Sending } from '../query/use-sending'
import { Unsent } from './unsent'

/** The button for the next page of a list; nothing on the last page. */
export function More({ more, label }: { more: Sending<[]> | undefined; label: string }) {
  if (!more) return null
  return (
    <div className="stack">
      <Unsent problem={more.problem} />
      <p>
        <button className="button second" type="button" aria-busy={more.busy} onClick={() => void more.send()}>
          {label}
        </button>
      </p>
    </div>
  )
}
