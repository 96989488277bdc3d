import type { Problem } from '../../shared/api/problem'
import type { ActingDecision, Representation } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { RepresentationFacts } from '../../shared/representation/representation'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useSession, worksAtCounter } from '../../shared/session/session'
import { ReasonedDecision } from '../../shared/ui/reasoned-decision'
import { decisionWords } from './words/decision.words'

interface Props {
  representation: Representation
  dossierId: string
  decide: (decision: ActingDecision) => Promise<Problem | null>
}

/** Who acts for the applicant and by which paper; who receives dossiers accepts or refuses it, with what they saw. */
export function RepresentationPanel({ representation, dossierId, decide }: Props) {
  const words = useWords(decisionWords)
  const { me } = useSession()
  const waits = waitsForOffice({ representation })
  return (
    <section className="sheet stack" aria-labelledby="authority-to-act">
      <h2 id="authority-to-act">{words.papersToSee.panel}</h2>
      <RepresentationFacts representation={representation} />
      {waits && !worksAtCounter(me) && <p className="soft">{words.papersToSee.notYours}</p>}
      {waits && worksAtCounter(me) && (
        <>
          <p className="small">{words.papersToSee.look}</p>
          <ReasonedDecision
            id="paper-reason"
            place={`${dossierId}.paper`}
            words={words.papersToSee}
            decide={(accepts, reason) => decide({ decision: accepts ? 'accepted' : 'refused', reason })}
          />
        </>
      )}
    </section>
  )
}
