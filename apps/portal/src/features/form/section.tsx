import { Link, useParams } from 'react-router'
import type { Entry, SectionView } from '../../shared/form/form-view'
import { fieldId } from '../../shared/form/paths'
import { waiverOf } from '../../shared/form/waivers'
import { formatDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { FieldError } from '../../shared/ui/field-error'
import { AnswerField } from './answers/answer-field'
import { ChoiceQuestion, Chosen } from './answers/choice'
import { useForm } from './answers/form-context'
import { KeptHere, Unasked } from './answers/keeping'
import { Sheet } from './sheet'
import { formWords } from './words/form.words'

/** A section of the form: its facts by source and its questions, in the order of the layout. */
export function Section({ section, number }: { section: SectionView; number: number }) {
  const { say } = useLanguage()
  return (
    <section aria-labelledby={`s${number}`}>
      <h2 id={`s${number}`}>
        {number}. {say(section.title)}
      </h2>
      <NotAskedNotice section={section} />
      {section.blocks.map((block) =>
        block.kind === 'sheet' ? (
          <Sheet key={keyOf(block.parts[0])} sheet={block} />
        ) : (
          <Asked key={block.entry.path} entry={block.entry} />
        ),
      )}
    </section>
  )
}

/** Why the people of this section were not looked up, said once, with the ways on; of a paper the page itself tells. */
function NotAskedNotice({ section }: { section: SectionView }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { id = '' } = useParams()
  const { askAgain, asking } = useForm()
  const first = section.entries.find((entry) => entry.field?.notAsked)
  const notAsked = first?.field?.notAsked
  const at = first?.path ?? ''
  if (!notAsked || notAsked.kind === 'representationUnverified') return null
  return (
    <div className="notice attention">
      <p>{say(notAsked.message)}</p>
      <p className="row actions">
        <Link to={`/dossiers/${id}#people`}>{t.people.open}</Link>
        <button className="button second small" type="button" aria-busy={asking} onClick={() => askAgain(at)}>
          {asking ? t.form.asking : words.gaps.again}
        </button>
      </p>
      <Unasked at={at} />
    </div>
  )
}

type Part = Extract<SectionView['blocks'][number], { kind: 'sheet' }>['parts'][number]

const keyOf = (part: Part | undefined) => (part?.kind === 'item' ? part.entries[0]?.path : part?.entry.path)

function Asked({ entry }: { entry: Entry }) {
  if (entry.state === 'choice') return <ChoiceQuestion entry={entry} />
  if (entry.state === 'chosen') return <Chosen entry={entry} />
  if (entry.state === 'attest') return <Attest entry={entry} />
  return (
    <div className="asked" id={fieldId(entry.path)}>
      {entry.item?.name && <p className="small soft">{entry.item.name}</p>}
      <AnswerField entry={entry} />
      <Reason entry={entry} />
    </div>
  )
}

/** Why this is asked: the form's own reason, and the waiver's where a database should hold the answer. */
function Reason({ entry }: { entry: Entry }) {
  const { say } = useLanguage()
  const words = useWords(formWords)
  const waiver = waiverOf(entry.path, useForm().waivers)
  return (
    <>
      {entry.why && <p className="help small soft">{say(entry.why)}</p>}
      {waiver && (
        <details className="small waived">
          <summary>{words.form.whyAsked}</summary>
          <p>
            {say(waiver.explanation)} {words.form.waived(formatDate(waiver.until), waiver.legalBasis)}
          </p>
        </details>
      )}
    </>
  )
}

function Attest({ entry }: { entry: Entry }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { answer, strict, refusals } = useForm()
  const shown = refusals[entry.path] ?? (strict && entry.answer !== true ? t.review.declarationMissing : null)
  const id = `${fieldId(entry.path)}-input`
  return (
    <div className={shown ? 'field wrong' : 'field'} id={fieldId(entry.path)}>
      <FieldError id={`${id}-error`}>{shown}</FieldError>
      <div className="choices">
        <label className="choice">
          <input
            type="checkbox"
            id={id}
            checked={entry.answer === true}
            aria-describedby={shown ? `${id}-error` : undefined}
            onChange={(event) => answer(entry.path, event.target.checked, null)}
          />
          <span>
            {say(entry.label)} <span className="sub">{say(entry.help) || say(entry.why) || words.form.attest}</span>
          </span>
        </label>
      </div>
      <KeptHere path={entry.path} />
    </div>
  )
}
