import type { Problem } from '../../shared/api/problem'
import type { ActingDecision, Representation } from '../../shared/api/types'
import { useLanguage } from '../../shared/language/language'
import { RepresentationFacts } from '../../shared/representation/representation'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useSession, worksAtCounter } from '../../shared/session/session'
import { ReasonedDecision } from '../../shared/ui/reasoned-decision'

interface Props {
  representation: Representation
  dossierId: string
  decide: (decision: ActingDecision) => Promise<Problem | null>
}

/** Who acts for the applicant and by which paper; who receives dossiers accepts or refuses it, with what they saw. */
export function RepresentationPanel({ representation, dossierId, decide }: Props) {
  const { t } = useLanguage()
  const { me } = useSession()
  const waits = waitsForOffice({ representation })
  return (
    <section className="sheet stack" aria-labelledby="authority-to-act">
      <h2 id="authority-to-act">{t.papersToSee.panel}</h2>
      <RepresentationFacts representation={representation} />
      {waits && !worksAtCounter(me) && <p className="soft">{t.papersToSee.notYours}</p>}
      {waits && worksAtCounter(me) && (
        <>
          <p className="small">{t.papersToSee.look}</p>
          <ReasonedDecision
            id="paper-reason"
            place={`${dossierId}.paper`}
            words={t.papersToSee}
            decide={(accepts, reason) => decide({ decision: accepts ? 'accepted' : 'refused', reason })}
          />
        </>
      )}
    </section>
  )
}
