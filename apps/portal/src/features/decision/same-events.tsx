import type { Dossier } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { decisionWords } from './words/decision.words'

/** Warns the official, before accepting, that a register or another dossier seems to hold the same event. */
export function SameEvents({ events = [] }: { events: Dossier['sameEvents'] }) {
  const { say } = useLanguage()
  const words = useWords(decisionWords)
  if (events.length === 0) return null
  const where = events.some(({ kind }) => kind === 'register') ? 'register' : 'dossier'
  return (
    <section className="notice attention" aria-labelledby="same-events">
      <h2 id="same-events">{words.decision.sameEvent[where]}</h2>
      <ul>
        {events.map(({ kind, code, message }) => (
          <li key={`${kind} ${code ?? ''}`}>
            {code && <b>{code}: </b>}
            {say(message)}
          </li>
        ))}
      </ul>
    </section>
  )
}
