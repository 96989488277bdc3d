import type { RefObject } from 'react'
import type { Problem } from '../../shared/api/problem'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { ChangedNotice } from '../../shared/version/changed-notice'
import type { Changed } from '../../shared/version/send-seen'

/** What the page says of an act: that it is recorded, or why it is not. */
export interface Told {
  kind: 'done' | 'attention'
  title: string
  text?: string
}

/** Where the outcome of an act is told; it takes the focus afterwards. */
export function Outcome(props: {
  told: Told | null
  changed: Changed<DossierView> | null
  problem: Problem | null
  box: RefObject<HTMLDivElement | null>
}) {
  const { told, changed, problem, box } = props
  return (
    <div className="told" tabIndex={-1} ref={box}>
      {told && (
        <div className={told.kind === 'done' ? 'notice' : 'notice attention'} role="status">
          <h2>{told.title}</h2>
          {told.text && <p>{told.text}</p>}
        </div>
      )}
      {changed && <ChangedNotice changed={changed} />}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  )
}
