import type { Sending } from '../../shared/query/use-sending'
import { Unsent } from '../../shared/ui/unsent'

/** The way to the next page of a list; nothing after the last. */
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
