import { useRef, useState, type FormEvent } from 'react'
import type { Attachment, Purpose } from '../api/types'
import type { DossierView } from '../dossier/dossier-view'
import { formatMoment, formatSize } from '../language/format'
import { useLanguage } from '../language/language'
import { useAsked } from '../query/use-asked'
import { useSending } from '../query/use-sending'
import { isCitizen, isOfficial, useSession } from '../session/session'
import { waitOf } from '../session/use-kept'
import { FieldError } from '../ui/field-error'
import { KeptNotice } from '../ui/kept-notice'
import { Unsent } from '../ui/unsent'
import './attachments.css'
import { attach, downloadAddress, listAttachments, removeAttachment, showPaper } from './attachments-client'
import { KeptOffers } from './kept-offers'
import { nameOfPurpose, papersOf, type Paper } from './papers'

interface Props {
  view: DossierView
  /** Whether the reader may add files now; files are removed from drafts only. */
  mayAdd: boolean
  /** Called when the dossier has another version because of a file. */
  changed: () => Promise<void>
}

/** The files of a dossier as downloads, and a form to add one. */
export function Attachments({ view, mayAdd, changed }: Props) {
  const { t } = useLanguage()
  const { me } = useSession()
  const { dossier } = view
  const { value, problem, reload } = useAsked(['attachments', dossier.id], () => listAttachments(dossier.id))
  const papers = papersOf(view)
  const afterwards = async () => {
    await Promise.all([reload(), changed()])
  }
  if (!mayAdd && (value?.length ?? 0) === 0 && !problem) return null
  return (
    <section className="stack attachments" aria-labelledby="attachments">
      <h2 id="attachments">{t.attachments.heading}</h2>
      {problem && <p role="alert">{problem.detail || t.attachments.unread}</p>}
      {value && value.length > 0 && (
        <ul className="plain-list">
          {value.map((each) => (
            <File
              key={each.attachmentId}
              dossier={dossier.id}
              attachment={each}
              papers={papers}
              removed={dossier.status === 'draft' && mayAdd ? afterwards : undefined}
              compared={mayAdd && isOfficial(me) ? reload : undefined}
            />
          ))}
        </ul>
      )}
      {mayAdd && isCitizen(me) && <KeptOffers dossier={dossier.id} taken={afterwards} />}
      {mayAdd && <AddFile dossier={dossier.id} papers={papers} added={afterwards} />}
    </section>
  )
}

interface FileProps {
  dossier: string
  attachment: Attachment
  papers: Paper[]
  /** Called when it was removed, and when it was compared with the original; not given where the reader may not. */
  removed?: () => Promise<void>
  compared?: () => Promise<void>
}

function File(props: FileProps) {
  const { t, say, language } = useLanguage()
  const { dossier, attachment, papers, removed, compared } = props
  const { attachmentId, name, size, addedAt, addedBy, verifiedBy, verifiedAt, inForce } = attachment
  const removal = useSending(async () => {
    await removeAttachment(dossier, attachmentId)
    await removed?.()
  }, dossier)
  return (
    <li>
      <p>
        <b>{say(nameOfPurpose(papers, attachment))}</b>{' '}
        <a href={downloadAddress(dossier, attachmentId)} download={name}>
          {name}
        </a>{' '}
        <span className="soft small">
          {t.attachments.added(formatSize(size, language), addedBy, formatMoment(addedAt))}
        </span>
      </p>
      {verifiedBy && verifiedAt && (
        <p className="small">{t.attachments.compared(verifiedBy, formatMoment(verifiedAt))}</p>
      )}
      {inForce === false && <p className="small">{t.attachments.withdrawn}</p>}
      {compared && !verifiedBy && <Compare dossier={dossier} attachment={attachment} compared={compared} />}
      <Unsent problem={removal.problem} />
      {removed && (
        <button className="button plain" type="button" aria-busy={removal.busy} onClick={() => void removal.send()}>
          {t.attachments.remove}
          <span className="hidden">: {name}</span>
        </button>
      )}
    </li>
  )
}

function Compare({ dossier, attachment, compared }: Pick<FileProps, 'dossier' | 'attachment' | 'compared'>) {
  const { t } = useLanguage()
  const { attachmentId, name } = attachment
  const comparing = useSending(async () => {
    await showPaper(dossier, { attachmentId })
    await compared?.()
  }, dossier)
  return (
    <p>
      <button className="button plain" type="button" aria-busy={comparing.busy} onClick={() => void comparing.send()}>
        {t.attachments.compare}
        <span className="hidden">: {name}</span>
      </button>
      <Unsent problem={comparing.problem} />
    </p>
  )
}

const other = 'other'

function AddFile({ dossier, papers, added }: { dossier: string; papers: Paper[]; added: () => Promise<void> }) {
  const { t, say } = useLanguage()
  const [chosen, setChosen] = useState(papers[0]?.key ?? other)
  const [name, setName] = useState('')
  const [missing, setMissing] = useState('')
  const [done, setDone] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const upload = useSending(async (purpose: Purpose, file: File) => {
    await attach(dossier, purpose, file)
    await added()
  }, dossier)
  const purpose: Purpose | undefined =
    chosen === other
      ? name.trim()
        ? { paper: name.trim() }
        : undefined
      : papers.find(({ key }) => key === chosen)?.purpose

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setDone('')
    setMissing(file ? (purpose ? '' : t.attachments.nameMissing) : t.attachments.fileMissing)
    if (!file || !purpose || (await upload.send(purpose, file))) return
    if (input.current) input.current.value = ''
    setName('')
    setDone(t.attachments.done(file.name))
  }
  const { problem } = upload
  const wait = waitOf(problem)
  const fault = missing || (!wait && problem && (problem.errors[0]?.message ?? (problem.detail || t.problems.other)))

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="attachment-paper">{t.attachments.paper}</label>
        <select id="attachment-paper" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {papers.map(({ key, name: paper }) => (
            <option key={key} value={key}>
              {say(paper)}
            </option>
          ))}
          <option value={other}>{t.attachments.other}</option>
        </select>
      </div>
      {chosen === other && (
        <div className="field">
          <label htmlFor="attachment-name">{t.attachments.name}</label>
          <input id="attachment-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
      )}
      <div className={fault ? 'field wrong' : 'field'}>
        <label htmlFor="attachment-file">{t.attachments.file}</label>
        <p className="help" id="attachment-help">
          {t.attachments.kinds}
        </p>
        <FieldError id="attachment-error">{fault || null}</FieldError>
        <input id="attachment-file" ref={input} type="file" aria-describedby="attachment-help attachment-error" />
      </div>
      <KeptNotice wait={wait} kept="onPage" />
      <p className="row">
        <button className="button second" aria-busy={upload.busy}>
          {upload.busy ? t.attachments.sending : t.attachments.send}
        </button>
        <span role="status">{done}</span>
      </p>
    </form>
  )
}
