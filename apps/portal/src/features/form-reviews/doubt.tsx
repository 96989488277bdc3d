import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { FormReview } from '../../shared/api/types'
import { formatDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { patchLines } from './patch-lines'
import { reviewWords } from './words'

/** One doubt: the question, what it says that it asks and how it reads, the patch before and after, its answer. */
export function Doubt({ review, children }: { review: FormReview; children: ReactNode }) {
  const { say } = useLanguage()
  const words = useWords(reviewWords)
  const { decision, conceptName, formState, finding } = review
  return (
    <article className="doubt stack" aria-labelledby="doubt">
      <header>
        <p className="small soft">
          <Link to={`/procedures/${review.procedure}`}>{words.form(review.procedure, review.formVersion)}</Link>
          {' · '}
          {words.sentBy(say(review.officeName), formatDate(review.sentAt))}
          {review.state === 'open' && ` · ${words.for(say(review.ownerName))}`}
        </p>
        <h2 id="doubt">“{say(review.label)}”</h2>
        <p>{say(finding.message)}</p>
      </header>
      <dl className="summary">
        <dt>{words.heading}</dt>
        <dd>{say(review.heading)}</dd>
        {review.help !== undefined && (
          <>
            <dt>{words.help}</dt>
            <dd>{say(review.help)}</dd>
          </>
        )}
        <dt>{words.says}</dt>
        <dd>
          {say(review.asksName)}{' '}
          <span className="sub figures">
            {review.asks}
            {review.of !== 'applicant' && ` · ${review.of}`}
          </span>
        </dd>
        <dt>{words.reads}</dt>
        <dd>
          {conceptName === undefined ? words.type : say(conceptName)}{' '}
          <span className="sub figures">{review.concept}</span>
        </dd>
      </dl>
      {finding.patch && (
        <section aria-labelledby="patch">
          <h3 id="patch">{words.patch}</h3>
          <pre className="patch" tabIndex={0}>
            <code>
              {patchLines(review).map(({ kind, text }) => (
                <PatchLineText key={`${kind} ${text}`} kind={kind} text={text} />
              ))}
            </code>
          </pre>
        </section>
      )}
      {decision && (
        <section className="answered">
          <h3>{words.answers[decision.answer]}</h3>
          <p>{decision.reason}</p>
          <p className="small soft">
            {words.answeredBy(say(decision.officeName), formatDate(decision.at))}. {words.outcome[formState]}
          </p>
        </section>
      )}
      {children}
    </article>
  )
}

function PatchLineText({ kind, text }: { kind: 'same' | 'removed' | 'added'; text: string }) {
  const line = `${text}\n`
  if (kind === 'removed') return <del>{line}</del>
  return kind === 'added' ? <ins>{line}</ins> : <span>{line}</span>
}
