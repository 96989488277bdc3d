import type { ProcedureDetail } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { neededOf, PaperList } from '../../shared/procedure/paper-list'
import { procedureWords } from './words'

/** The papers of the official list: those data replace, those to bring, those only shown; and what proves a missing fact. */
export function Papers({ procedure: { documents = [] } }: { procedure: ProcedureDetail }) {
  const words = useWords(procedureWords)
  const { needed, replaced } = neededOf(documents)
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
