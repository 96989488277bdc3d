import { useRef } from 'react'
import { Link } from 'react-router'
import { answerConsent, listConsents } from '../../shared/api/dossiers-client'
import { useAsked } from '../../shared/query/use-asked'
import type { Consent } from '../../shared/api/types'
import { formatLongDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { Unsent } from '../../shared/ui/unsent'
import { myDossiersWords } from './words'

/** The requests for the reader's consent, with what each would let be looked up; nothing where there are none. */
export function ConsentRequests() {
  const words = useWords(myDossiersWords)
  const { value, problem, reload } = useAsked(['consents'], listConsents)
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  const open = value?.filter(({ state }) => state === 'waiting' || state === 'given') ?? []
  if (open.length === 0) return null
  return (
    <section aria-labelledby="consents" className="stack-l">
      <h2 id="consents">{words.consents.heading}</h2>
      <p>{words.consents.lead}</p>
      <ul className="stack" role="list">
        {open.map((consent) => (
          <Request key={consent.id} consent={consent} reload={reload} />
        ))}
      </ul>
    </section>
  )
}

function Request({ consent, reload }: { consent: Consent; reload: () => Promise<void> }) {
  const { t, language, say } = useLanguage()
  const words = useWords(myDossiersWords)
  const announce = useAnnounce()
  const answering = useSending((said: 'given' | 'refused') => answerConsent(consent.id, said))
  const heading = useRef<HTMLHeadingElement>(null)
  const answer = async (said: 'given' | 'refused') => {
    if (await answering.send(said)) return
    announce(words.consents.said[said])
    await reload()
    heading.current?.focus()
  }
  const waiting = consent.state === 'waiting'
  return (
    <li className="notice">
      <h3 tabIndex={-1} ref={heading}>
        {t.consents.asks(consent.requestedBy, say(consent.procedureName))}
      </h3>
      <p>
        {words.consents.role(say(consent.roleName))} {words.consents.facts(consent.facts.map(say).join(', '))}
      </p>
      <p>
        {words.consents.purpose(say(consent.purpose))}{' '}
        {consent.controller ? words.consents.controller(say(consent.controller)) : words.consents.controllerLater}
      </p>
      <p className="small">{words.consents.refusal}</p>
      <p className="small">
        {words.consents.rights}
        <Sure of="B" />: <Link to="/rights">{words.consents.rightsLink}</Link>
      </p>
      <p className="soft">
        {waiting ? t.consents.until(formatLongDate(consent.expiresAt, language)) : words.consents.said.given}{' '}
        {consent.recordedBy && t.consents.recorded(consent.recordedBy)}
      </p>
      <Unsent problem={answering.problem} />
      <p className="row actions">
        {waiting && (
          <button className="button" type="button" onClick={() => void answer('given')}>
            {words.consents.give}
          </button>
        )}
        <button className="button refuse" type="button" onClick={() => void answer('refused')}>
          {waiting ? words.consents.refuse : words.consents.takeBack}
        </button>
      </p>
    </li>
  )
}
