import type { ProcedureDetail } from '../api/types'
import { useLanguage } from '../language/language'
import { Sure } from '../law/sure'

type Paper = ProcedureDetail['documents'][number]

/** Of the papers the official list demands: those to bring, and those that data replace. */
export function neededOf(documents: readonly Paper[]): { needed: Paper[]; replaced: Paper[] } {
  const demanded = documents.filter(({ isForm, shown, onlyIfMissing }) => !isForm && !shown && !onlyIfMissing)
  return {
    needed: demanded.filter(({ replacedBy }) => !replacedBy?.length),
    replaced: demanded.filter(({ replacedBy }) => replacedBy?.length),
  }
}

/** Papers with how sure it is that they are demanded, and on what conditions. */
export function PaperList({ papers }: { papers: readonly Paper[] }) {
  const { say } = useLanguage()
  return (
    <ul className="plain-list">
      {papers.map((paper) => (
        <li key={say(paper.name)}>
          {say(paper.name)}
          <Sure of={leastOf(paper)} />
          {[paper.condition, paper.why].filter(Boolean).map((line) => (
            <span key={say(line)} className="soft block">
              {say(line)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** How sure it is that the paper is demanded, and that data may replace it: the less sure of the two. */
function leastOf({ law, replacement, replacedBy }: Paper): 'A' | 'B' | 'C' {
  const certainties = [law?.certainty ?? 'C', ...(replacedBy ? [replacement?.certainty ?? 'C'] : [])] as const
  return certainties.includes('C') ? 'C' : certainties.includes('B') ? 'B' : 'A'
}
