import type { ProcedureDetail } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { procedureWords } from './words'

type Paper = ProcedureDetail['documents'][number]

/** The papers of the official list: those data replace, those to bring, those only shown; and what proves a missing fact. */
export function Papers({ procedure: { documents = [] } }: { procedure: ProcedureDetail }) {
  const words = useWords(procedureWords)
  const demanded = documents.filter(({ isForm, shown, onlyIfMissing }) => !isForm && !shown && !onlyIfMissing)
  const replaced = demanded.filter(({ replacedBy }) => replacedBy?.length)
  const needed = demanded.filter(({ replacedBy }) => !replacedBy?.length)
  const shown = documents.filter((paper) => paper.shown)
  const instead = documents.filter((paper) => paper.onlyIfMissing)
  return (
    <>
      {replaced.length > 0 && (
        <section>
          <h2>{words.procedure.avoided(replaced.length)}</h2>
          <PaperList papers={replaced} />
        </section>
      )}
      <section>
        <h2>{words.procedure.papers}</h2>
        {needed.length ? <PaperList papers={needed} /> : <p>{words.procedure.noPapers}</p>}
      </section>
      {shown.length > 0 && (
        <section>
          <h2>{words.procedure.shown}</h2>
          <PaperList papers={shown} />
        </section>
      )}
      {instead.length > 0 && (
        <details>
          <summary>{words.procedure.onlyIfMissing}</summary>
          <PaperList papers={instead} />
        </details>
      )}
    </>
  )
}

function PaperList({ papers }: { papers: readonly Paper[] }) {
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
