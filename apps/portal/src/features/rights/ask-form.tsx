import { useRef, useState, type FormEvent } from 'react'
import { askForRight, listControllers } from './rights-client'
import type { RightKind, RightsTerms } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'
import { useKept } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { focusFault } from '../../shared/ui/focus-fault'
import { Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { Unsent } from '../../shared/ui/unsent'
import { AtOnce } from './at-once'
import { Term } from './standing'
import { rightsWords, roleWords } from './words'

const empty = { kind: '' as RightKind | '', controller: '', about: '', text: '' }

/** Asks an authority about data of the reader; what can be had at once is offered first. */
export function AskForm({ terms, sent }: { terms: RightsTerms; sent: () => Promise<void> }) {
  const { t } = useLanguage()
  const words = useWords(rightsWords)
  const announce = useAnnounce()
  const controllers = useAsked(['controllers'], listControllers)
  const { typed, change, drop, isRestored } = useKept('rights', empty, ['kind', 'controller'])
  const { kind, controller, about, text } = typed
  const [pressed, setPressed] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const asking = useSending(() =>
    askForRight({
      ...{ kind: kind as RightKind, controller, text: text.trim() },
      ...(about.trim() && { about: about.trim() }),
    }),
  )
  const wrong = { kind: pressed && !kind, controller: pressed && !controller, text: pressed && !text.trim() }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (!kind || !controller || !text.trim()) return focusFault(form.current)
    if (await asking.send()) return
    change(empty)
    drop()
    setPressed(false)
    announce(words.ask.sent)
    await sent()
  }
  return (
    <form className="stack" noValidate ref={form} aria-labelledby="ask" onSubmit={(event) => void submit(event)}>
      <h2 id="ask">{words.ask.heading}</h2>
      <Restored isRestored={isRestored} />
      <fieldset className={wrong.kind ? 'field wrong' : 'field'}>
        <legend>{words.ask.kind}</legend>
        <FieldError>{wrong.kind && words.ask.kindMissing}</FieldError>
        <div className="choices">
          {terms.kinds.map((term) => (
            <label className="choice" key={term.kind}>
              <input
                type="radio"
                name="kind"
                checked={kind === term.kind}
                onChange={() => change({ kind: term.kind })}
              />
              <span>
                {words.kinds[term.kind].name}
                <span className="sub">
                  {words.kinds[term.kind].text} <Term term={term} />
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {kind && <AtOnce kind={kind} />}
      <fieldset className={wrong.controller ? 'field wrong' : 'field'}>
        <legend>{words.ask.controller}</legend>
        <p className="help">{words.ask.controllerHelp}</p>
        <FieldError>{wrong.controller && words.ask.controllerMissing}</FieldError>
        {!controllers.value && !controllers.problem && <p className="soft">{t.app.loading}</p>}
        {controllers.problem && <ProblemNotice problem={controllers.problem} retry={() => void controllers.reload()} />}
        <div className="choices">
          {controllers.value?.map((each) => (
            <label className="choice" key={each.code}>
              <input
                type="radio"
                name="controller"
                checked={controller === each.code}
                onChange={() => change({ controller: each.code })}
              />
              <span>
                {each.name}
                <span className="sub">{roleWords(words, each)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="about">
          {words.ask.about} <span className="soft">({words.ask.optional})</span>
        </label>
        <p className="help" id="about-help">
          {words.ask.aboutHelp}
        </p>
        <input
          id="about"
          className="input"
          maxLength={200}
          aria-describedby="about-help"
          value={about}
          onChange={(event) => change({ about: event.target.value })}
        />
      </div>
      <div className={wrong.text ? 'field wrong' : 'field'}>
        <label htmlFor="text">{words.ask.text}</label>
        <p className="help" id="text-help">
          {words.ask.textHelp}
        </p>
        <FieldError id="text-error">{wrong.text && words.ask.textMissing}</FieldError>
        <textarea
          id="text"
          rows={4}
          maxLength={2000}
          value={text}
          aria-invalid={wrong.text ? true : undefined}
          aria-describedby={wrong.text ? 'text-help text-error' : 'text-help'}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <Unsent problem={asking.problem} kept="here" />
      <p className="row actions">
        <button className="button" aria-busy={asking.busy}>
          {words.ask.send}
        </button>
      </p>
    </form>
  )
}
