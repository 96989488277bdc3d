import type { RightsRequest, RightsTerm } from '../../shared/api/types'
import { formatDate, formatLongDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { rightsWords } from './words'

type Shown = Omit<RightsRequest, 'about' | 'text' | 'dossierId' | 'answers'>

/** Where a request stands, in words and by when what is due. */
export function Standing({ request }: { request: Shown }) {
  const { language } = useLanguage()
  const words = useWords(rightsWords)
  const { state, overdue, receivedAt, acknowledgeBy, acknowledgedAt, dueAt, extendedAt, endedAt, dueCertainty } =
    request
  const sentences = [
    words.sentOn(formatDate(receivedAt)),
    endedAt === null && acknowledgedAt === null && words.firstBy(formatLongDate(acknowledgeBy, language)),
    extendedAt !== null && words.extendedOn(formatDate(extendedAt)),
    endedAt === null ? words.answerBy(formatLongDate(dueAt, language)) : words.endedOn(formatDate(endedAt)),
  ]
  return (
    <>
      <p className="row">
        <span className={endedAt === null ? 'tag' : state === 'granted' ? 'tag known' : 'tag'}>
          {words.states[state]}
        </span>
        {overdue && endedAt === null && <span className="tag attention">{words.overdue[overdue]}</span>}
      </p>
      <p className="small soft">
        {sentences.filter(Boolean).join(' ')}
        {endedAt === null && <Sure of={dueCertainty} />}
      </p>
    </>
  )
}

/** How long an authority has, and how sure that is. */
export function Term({ term }: { term: RightsTerm }) {
  const words = useWords(rightsWords)
  const { amount, unit, extension, certainty } = term
  const text = [words.within(amount, unit), extension !== undefined && words.extension(extension, unit)]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      {text.charAt(0).toUpperCase() + text.slice(1)}
      <Sure of={certainty} />.
    </>
  )
}
