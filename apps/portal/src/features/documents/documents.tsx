import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { exportAddress, listKeptPapers } from '../../shared/api/documents-client'
import { asProblem, type Problem } from '../../shared/api/problem'
import type { KeptPaper, Page } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import './documents.css'
import { Paper } from './paper'
import { documentsWords } from './words'

/** The papers the reader keeps, and everything about them as one file. */
export function DocumentsPage() {
  const { t } = useLanguage()
  const words = useWords(documentsWords)
  const { items, problem, reload, more } = useKeptPapers()
  usePageTitle(words.title)
  return (
    <div className="documents">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      )}
      <ul className="plain-list">
        {items?.map((paper) => (
          <Paper key={paper.id} paper={paper} removed={reload} />
        ))}
      </ul>
      {more && (
        <div className="stack">
          <Unsent problem={more.problem} />
          <p>
            <button className="button second" type="button" aria-busy={more.busy} onClick={() => void more.send()}>
              {words.more}
            </button>
          </p>
        </div>
      )}
      <section className="stack" aria-labelledby="export">
        <h2 id="export">{words.export.heading}</h2>
        <p>{words.export.lead}</p>
        <p>
          <a className="button second" href={exportAddress} download>
            {words.export.link}
          </a>
        </p>
        <p>
          <Link to="/rights">{words.export.rights}</Link>
        </p>
      </section>
    </div>
  )
}

function useKeptPapers() {
  const { language } = useLanguage()
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery<Page<KeptPaper>, Problem>({
    queryKey: ['keptPapers', language],
    queryFn: ({ pageParam }) =>
      listKeptPapers({ cursor: pageParam as string | null }).catch((thrown: unknown) => {
        throw asProblem(thrown)
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
  const more = useSending(() => fetchNextPage({ throwOnError: true }))
  return {
    items: data?.pages.flatMap(({ items }) => items),
    problem: more.problem ? undefined : (error ?? undefined),
    reload: async () => void (await refetch()),
    more: hasNextPage ? more : undefined,
  }
}
