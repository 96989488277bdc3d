import { Navigate } from 'react-router'
import { getReadiness, listAgreements } from '../../shared/api/ministry-client'
import { useAsked } from '../../shared/query/use-asked'
import { useLanguage, useWords } from '../../shared/language/language'
import { useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { proposalsFor } from './ministry-names'
import './ministry.css'
import { Proposal } from './proposal'
import { Registries } from './registries'
import { useNames } from './use-names'
import { ministryWords } from './words'

/** What a ministry decides on and answers for: proposals, its databases, what is announced of them, who uses them. */
export function MinistryPage() {
  const { me } = useSession()
  if (me?.role !== 'ministry' || !me.authority) return <Navigate to="/" replace />
  return <Ministry authority={me.authority} />
}

function Ministry({ authority }: { authority: string }) {
  const { t } = useLanguage()
  const words = useWords(ministryWords)
  const names = useNames()
  const agreements = useAsked(['agreements'], listAgreements)
  const readiness = useAsked(['readiness'], getReadiness)
  usePageTitle(t.ministry.title)
  const proposals = proposalsFor(agreements.value ?? [], authority)
  const failed = agreements.problem
  return (
    <div className="ministry stack-l">
      <header>
        <h1>{t.ministry.title}</h1>
        <p className="lead">{words.ministry.lead}</p>
      </header>
      {failed && <ProblemNotice problem={failed} retry={() => void agreements.reload()} />}
      {agreements.value && (
        <section className="stack" aria-labelledby="proposals">
          <h2 id="proposals">{words.ministry.proposals(proposals.length)}</h2>
          {proposals.length === 0 && <p className="soft">{words.ministry.proposalsText}</p>}
          {proposals.map((proposal) => (
            <Proposal key={proposal.id} proposal={proposal} names={names} />
          ))}
        </section>
      )}
      <Registries authority={authority} agreements={agreements.value ?? []} names={names} />
      {readiness.value && (
        <section aria-labelledby="paperless">
          <h2 id="paperless">{words.ministry.paperless(readiness.value.needNoPaper, readiness.value.procedures)}</h2>
          <p className="soft">{words.ministry.paperlessText}</p>
        </section>
      )}
    </div>
  )
}
