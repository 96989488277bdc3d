import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useAnnounce } from '../../shared/ui/announcer'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { AnswerForm } from './answer-form'
import { Doubt } from './doubt'
import './reviews.css'
import { listReviews } from './reviews-client'
import { useReviewKeys } from './use-review-keys'
import { reviewWords } from './words'

const states = ['open', 'answered', 'closed'] as const

/** Doubts of the form checker, one at a time: what the question says and how it reads, and the answer of the data's owner. */
export function FormReviewsPage() {
  const { t } = useLanguage()
  const words = useWords(reviewWords)
  const announce = useAnnounce()
  const [address, setAddress] = useSearchParams()
  const state = states.find((each) => each === address.get('state')) ?? 'open'
  const [at, setAt] = useState(0)
  const { value, problem, reload } = useAsked(['reviews', state], () => listReviews(state))
  const items =
    state === 'open'
      ? value?.items.toSorted((one, other) => Number(other.mayAnswer) - Number(one.mayAnswer))
      : value?.items
  const count = items?.length ?? 0
  const position = Math.min(at, Math.max(0, count - 1))
  const shown = items?.[position]
  const skip = () => setAt(count > 0 ? (position + 1) % count : 0)
  useReviewKeys({ n: count > 1 ? skip : undefined })
  usePageTitle(words.title)
  return (
    <div className="form-reviews">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="row apart filters">
        <label className="field-label">
          {words.state}{' '}
          <select
            className="input"
            value={state}
            onChange={(event) => {
              setAt(0)
              setAddress({ state: event.target.value }, { replace: true })
            }}
          >
            {states.map((each) => (
              <option key={each} value={each}>
                {words.states[each]}
              </option>
            ))}
          </select>
        </label>
        {count > 0 && (
          <p className="row">
            <span className="soft">{words.place(position + 1, count)}</span>
            {count > 1 && (
              <button className="button plain small" type="button" onClick={skip}>
                {words.skip}{' '}
                <kbd className="key" aria-hidden="true">
                  N
                </kbd>
              </button>
            )}
          </p>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {count === 0 && value && <p className="empty">{words.none[state]}</p>}
      {shown && (
        <Doubt key={shown.id} review={shown}>
          {shown.mayAnswer ? (
            <AnswerForm
              review={shown}
              answered={async ({ decision, formState }) => {
                if (decision) announce(words.done[decision.answer], words.outcome[formState])
                await reload()
              }}
            />
          ) : (
            state === 'open' && <p className="soft">{words.notYours}</p>
          )}
        </Doubt>
      )}
    </div>
  )
}
