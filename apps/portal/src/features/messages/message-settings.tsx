import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { getMessageChoice, saveMessageChoice } from '../../shared/api/messages-client'
import type { MessageChannel, MessageChoice } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import './messages.css'
import { messagesWords } from './words'

/** Where the reader is told besides the inbox, in which language, and how often. */
export function MessageSettingsPage() {
  const { t } = useLanguage()
  const words = useWords(messagesWords)
  const { value, problem, reload } = useAsked(['messageChoice'], getMessageChoice)
  usePageTitle(words.settings.title)
  return (
    <div className="messages">
      <p>
        <Link to="/messages">{words.settings.back}</Link>
      </p>
      <h1>{words.settings.title}</h1>
      <p>{words.settings.lead}</p>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {value && <Choice kept={value} />}
    </div>
  )
}

const ways = ['email', 'sms'] as const

function Choice({ kept }: { kept: MessageChoice }) {
  const words = useWords(messagesWords).settings
  const announce = useAnnounce()
  const [saved, setSaved] = useState(kept)
  const [typed, setTyped] = useState({ ...kept, email: kept.email ?? '', sms: kept.sms ?? '' })
  const [isSaved, setIsSaved] = useState(false)
  const saving = useSending(async (choice: Parameters<typeof saveMessageChoice>[0]) => {
    setSaved(await saveMessageChoice(choice))
  })
  const change = (more: Partial<typeof typed>) => {
    setTyped({ ...typed, ...more })
    setIsSaved(false)
    saving.forget()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { language, frequency, webhook } = typed
    const [email, sms] = [typed.email.trim() || null, typed.sms.replace(/[\s.]/g, '') || null]
    if (await saving.send({ language, frequency, webhook, email, sms })) return
    setIsSaved(true)
    announce(words.saved)
  }
  const wrong = new Set(saving.problem?.errors.map(({ path }) => path))
  const isOffered = (channel: MessageChannel) => saved.offered.includes(channel)
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {saved.offered.length === 0 && <p className="notice">{words.nothingOffered}</p>}
      {ways.filter(isOffered).map((way) => (
        <div className={wrong.has(`/${way}`) ? 'field wrong' : 'field'} key={way}>
          <label htmlFor={way}>{words[way].label}</label>
          <p className="help" id={`${way}-help`}>
            {words[way].help} {saved.refused.includes(way) && <strong>{words.refused}</strong>}
          </p>
          <FieldError id={`${way}-error`}>{wrong.has(`/${way}`) && words[way].wrong}</FieldError>
          <input
            id={way}
            type={way === 'email' ? 'email' : 'tel'}
            autoComplete={way === 'email' ? 'email' : 'tel'}
            aria-invalid={wrong.has(`/${way}`) ? true : undefined}
            aria-describedby={`${way}-help ${way}-error`}
            value={typed[way]}
            onChange={(event) => change({ [way]: event.target.value })}
          />
        </div>
      ))}
      {isOffered('webhook') && (
        <label className="choice">
          <input type="checkbox" checked={typed.webhook} onChange={() => change({ webhook: !typed.webhook })} />
          <span>
            {words.webhook.label}
            <span className="sub">
              {saved.webhookReference ? words.webhook.reference(saved.webhookReference) : words.webhook.help}{' '}
              {saved.refused.includes('webhook') && words.refused}
            </span>
          </span>
        </label>
      )}
      {saved.offered.length > 0 && (
        <>
          <Options
            legend={words.frequency.legend}
            name="frequency"
            chosen={typed.frequency}
            options={words.frequency.options}
            onChoose={(frequency) => change({ frequency })}
          />
          <Options
            legend={words.language.legend}
            name="language"
            chosen={typed.language}
            options={words.language.options}
            onChoose={(language) => change({ language })}
          />
          {saved.quietHours && <p className="soft">{words.quiet(saved.quietHours.from, saved.quietHours.until)}</p>}
          {wrong.size === 0 && <Unsent problem={saving.problem} />}
          <p className="row actions">
            <button className="button" type="submit" aria-busy={saving.busy}>
              {words.save}
            </button>
            {isSaved && <span className="soft">{words.saved}</span>}
          </p>
        </>
      )}
    </form>
  )
}

function Options<V extends string>(props: {
  legend: string
  name: string
  chosen: V
  options: Record<V, string>
  onChoose: (value: V) => void
}) {
  const { legend, name, chosen, options, onChoose } = props
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {(Object.keys(options) as V[]).map((value) => (
          <label className="choice" key={value}>
            <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
            <span>{options[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
