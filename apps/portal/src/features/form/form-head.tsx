import type { Certainty, Dossier, FormDocument, ProcedureDetail } from '../../shared/api/types'
import { ReceivedBy, useOfficeName } from '../../shared/dossier/office'
import { tallyOf } from '../../shared/form/entries'
import type { SectionView } from '../../shared/form/form-view'
import { useLanguage, useWords } from '../../shared/language/language'
import { Said } from '../../shared/law/said'
import { deadlineWords, feeWords, handlerWords } from '../../shared/procedure/procedure-words'
import { ActsFor } from '../../shared/representation/representation'
import { actsForAnother, waitsForOffice } from '../../shared/representation/representation.rules'
import { isOfficial, useSession } from '../../shared/session/session'
import { formWords } from './words/form.words'

interface FormHeadProps {
  dossier: Dossier
  form: FormDocument
  procedure: ProcedureDetail | undefined
  sections: SectionView[]
  waiting: boolean
}

/** What the form is, for whom it is filled in, who handles it, and how much of it is known. */
export function FormHead(props: FormHeadProps) {
  const { t, language, say } = useLanguage()
  const words = useWords(formWords)
  const { dossier, form, procedure, sections, waiting } = props
  const tally = tallyOf(sections)
  const office = useOfficeName(dossier.receivedBy)
  const { me } = useSession()
  const atCounter = isOfficial(me)
  const meta = (of: ProcedureDetail): [string, Certainty | undefined][] => {
    const { certainties } = of
    const [handler, deadline] = [handlerWords(of, t), deadlineWords(of, t)]
    return [
      office ? [words.form.sendTo(office), 'A'] : [handler && words.form.sendTo(handler), certainties?.handler],
      [deadline && words.form.result(deadline), certainties?.deadline],
      [feeWords(of, t, language), certainties?.fee],
      [words.form.code(dossier.procedure), 'A'],
    ]
  }
  return (
    <header className="form-head">
      {atCounter && dossier.applicantName && (
        <p>
          <b>{t.counter.forWhom(dossier.applicantName)}</b>
        </p>
      )}
      {actsForAnother(dossier, me) && <ActsFor dossier={dossier} />}
      {atCounter && dossier.identity === 'unverified' && <p className="notice attention">{t.counter.unverified}</p>}
      <p className="meta">{procedure ? <Said parts={meta(procedure)} /> : '\u00a0'}</p>
      {!dossier.receivedBy && <ReceivedBy dossier={dossier} />}
      <h1>{say(form.title) || say(dossier.procedureName)}</h1>
      {!waitsForOffice(dossier) && (
        <p className="lead">{waiting ? words.form.leadWait : words.form.lead(tally.known, tally.ask + tally.gap)}</p>
      )}
    </header>
  )
}
