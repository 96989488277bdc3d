import { useRegistryName } from '../../../shared/fields/value'
import type { Entry } from '../../../shared/form/form-view'
import { Sure } from '../../../shared/law/sure'
import { useLanguage, useWords } from '../../../shared/language/language'
import { AnswerField } from './answer-field'
import { useForm } from './form-context'
import { Unasked } from './keeping'
import { LandKeysForm } from './land-keys-form'
import { formWords } from '../words/form.words'

/**
 * A missing fact: why it is missing, whose fault it is not, and the ways on. Of several gaps with one cause
 * only the first explains it (`lead`); the others just ask.
 */
export function Gap({ entry, lead }: { entry: Entry; lead: boolean }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { askAgain, asking, landGap } = useForm()
  const registryName = useRegistryName()
  const gap = entry.field?.gap
  const kind = gap?.kind ?? 'unavailable'
  const prompt = words.gaps.orSay(say(entry.label).toLocaleLowerCase('vi'))
  if (!lead) {
    return (
      <dd className="wide gap-field">
        <AnswerField entry={entry} prompt={words.gaps.say(say(entry.label).toLocaleLowerCase('vi'))} />
        <Evidence entry={entry} />
      </dd>
    )
  }
  return (
    <dd className="wide">
      <div className="notice attention">
        <h3>{words.gaps[kind](registryName(entry))}</h3>
        {kind !== 'unavailable' && gap?.message && <p>{say(gap.message)}</p>}
        <p>
          {kind === 'notFound' ? words.gaps.notNone : words.gaps.notYou}
          {kind !== 'notFound' && <Sure of="B" />}
        </p>
        {landGap === entry.path ? (
          <LandKeysForm entry={entry} />
        ) : (
          <p>
            <button
              className="button second small"
              type="button"
              aria-busy={asking}
              onClick={() => askAgain(entry.path)}
            >
              {asking ? t.form.asking : words.gaps.again}
            </button>
          </p>
        )}
        <Unasked at={entry.path} />
        <AnswerField entry={entry} prompt={prompt} />
        <Evidence entry={entry} />
        <details>
          <summary>{words.gaps.law}</summary>
          <p className="small">
            {words.gaps.lawText}
            <Sure of="B" /> {gap?.lookupId && <span className="lookup">{words.gaps.receipt(gap.lookupId)}</span>}
          </p>
        </details>
      </div>
    </dd>
  )
}

/** The papers to be shown for a value the citizen states, where the form asks for evidence. */
export function Evidence({ entry }: { entry: Entry }) {
  const { say } = useLanguage()
  const words = useWords(formWords)
  const { form } = useForm()
  const binding = form.bindings[entry.path.replace(/\/\d+/g, '/*')]
  const wanted = entry.field?.gap?.fallback ?? binding?.fallback?.inaccurate
  if (wanted !== 'askWithEvidence') return null
  const papers = (form.documents ?? []).filter(
    (paper) => entry.concept && [...(paper.replacedBy ?? []), ...(paper.proves ?? [])].includes(entry.concept),
  )
  const names = papers.map((paper) => say(paper.name)).join('; ')
  return (
    <p className="small evidence">
      {papers.length ? words.gaps.evidence(names) : words.gaps.evidenceAny}
      {papers.some(({ law }) => !law || law.certainty === 'C') && <Sure of="C" />}
    </p>
  )
}
