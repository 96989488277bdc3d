import type { Problem } from '../api/problem'
import type { Dossier } from '../api/types'
import { useOfficeName } from '../dossier/office'
import { useLanguage } from '../language/language'
import { useAnnounce } from '../ui/announcer'
import { Unsent } from '../ui/unsent'
import { usePaperWords } from './representation'
import { waitsForOffice } from './representation.rules'

interface Props {
  dossier: Dossier
  asking: boolean
  /** Asks whether the paper has been accepted by now, and the registries if it has. */
  checkAgain: () => Promise<boolean>
  /** Why it could not be asked. */
  problem: Problem | null
}

/** Says that nothing is looked up before the office accepts the paper, and what to do; nothing where it need not. */
export function WaitingForOffice({ dossier, asking, checkAgain, problem }: Props) {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const paper = usePaperWords()
  const waits = waitsForOffice(dossier)
  const office = useOfficeName(waits ? dossier.receivedBy : null)
  if (!waits || !dossier.representation) return null
  const check = async () => announce((await checkAgain()) ? t.acting.nowKnown : t.acting.stillWaits)
  return (
    <section className="notice attention waits-for-office" aria-labelledby="waits-for-office">
      <h2 id="waits-for-office">{t.acting.waits}</h2>
      <p>{paper(dossier.representation)}</p>
      <p>{t.acting.waitsText(office)}</p>
      <p>{t.acting.waitsMeanwhile}</p>
      <Unsent problem={problem} />
      <p className="row actions">
        <button className="button second small" type="button" aria-busy={asking} onClick={() => void check()}>
          {asking ? t.form.asking : t.acting.checkAgain}
        </button>
      </p>
    </section>
  )
}
