import { useRef, useState, type FormEvent } from 'react'
import type { Problem } from '../../../shared/api/problem'
import type { ActionRequest } from '../../../shared/api/types'
import { listAttachments } from '../../../shared/attachments/attachments-client'
import type { DossierView } from '../../../shared/dossier/dossier-view'
import { isAnswered } from '../../../shared/form/entries'
import type { Entry } from '../../../shared/form/form-view'
import { useLanguage, useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { useKept } from '../../../shared/session/use-kept'
import { FieldError } from '../../../shared/ui/field-error'
import { focusFault } from '../../../shared/ui/focus-fault'
import { Unsent } from '../../../shared/ui/unsent'
import { AuthorityField } from './authority-field'
import { opinionsWords } from './opinions.words'

interface Props {
  view: DossierView
  problem: Problem | null
  perform: (request: ActionRequest, done?: string) => Promise<Problem | null>
}

/** Whether the dossier says something at a place, by a database or by the citizen. */
const isSaid = (entry: Entry) => isAnswered(entry) || (entry.field?.value ?? null) !== null

/** Asks another office, and chooses what of the dossier it may read: nothing, unless it is chosen. */
export function AskOpinion({ view, problem, perform }: Props) {
  const { say } = useLanguage()
  const words = useWords(opinionsWords)
  const { dossier, sections } = view
  const { value: files = [] } = useAsked(['attachments', dossier.id], () => listAttachments(dossier.id))
  const { typed, change, drop } = useKept(`${dossier.id}.opinion`, { question: '' })
  const [to, setTo] = useState('')
  const [fields, setFields] = useState<string[]>([])
  const [attachments, setAttachments] = useState<string[]>([])
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const question = typed.question.trim()
  const toggled = (all: string[], one: string) =>
    all.includes(one) ? all.filter((each) => each !== one) : [...all, one]
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (busy) return
    if (!to || !question) return focusFault(form.current)
    setBusy(true)
    const shared = { ...(fields.length > 0 && { fields }), ...(attachments.length > 0 && { attachments }) }
    const refused = await perform({ action: 'requestOpinion', to, question, ...shared }, words.sent)
    setBusy(false)
    if (!refused) drop()
  }
  const noQuestion = pressed && !question
  const refusedAt = (path: string) => problem?.errors.find((error) => error.path === path)?.message
  return (
    <details open={typed.question !== ''}>
      <summary>{words.ask}</summary>
      <form className="stack" noValidate ref={form} onSubmit={(event) => void ask(event)}>
        <p className="small">{words.askText}</p>
        <AuthorityField chosen={to} choose={setTo} fault={pressed && !to ? words.officeMissing : refusedAt('/to')} />
        <div className={noQuestion ? 'field wrong' : 'field'}>
          <label htmlFor="opinion-question">{words.question}</label>
          <FieldError id="question-error">{noQuestion && words.questionMissing}</FieldError>
          <textarea
            id="opinion-question"
            rows={3}
            maxLength={2000}
            value={typed.question}
            aria-invalid={noQuestion ? true : undefined}
            aria-describedby={noQuestion ? 'question-error' : undefined}
            onChange={(event) => change({ question: event.target.value })}
          />
        </div>
        <details>
          <summary>{words.share(fields.length)}</summary>
          <div className="acts">
            {sections.flatMap(({ title, entries }) =>
              entries.filter(isSaid).map(({ path, label, item }) => (
                <label key={path}>
                  <input
                    type="checkbox"
                    checked={fields.includes(path)}
                    onChange={() => setFields(toggled(fields, path))}
                  />
                  <span>
                    {say(label)} <span className="sub">{item ? item.name : say(title)}</span>
                  </span>
                </label>
              )),
            )}
          </div>
        </details>
        {files.length > 0 && (
          <fieldset className="field">
            <legend>{words.shareFiles}</legend>
            <div className="acts">
              {files.map(({ attachmentId, name }) => (
                <label key={attachmentId}>
                  <input
                    type="checkbox"
                    checked={attachments.includes(attachmentId)}
                    onChange={() => setAttachments(toggled(attachments, attachmentId))}
                  />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <Unsent problem={problem} kept="here" />
        <button className="button second" aria-busy={busy}>
          {words.send}
        </button>
      </form>
    </details>
  )
}
