import { useParams } from 'react-router'
import { useEffect, useRef, useState } from 'react'
import { useRegistryName, useShow } from '../../../shared/fields/value'
import { isOpen } from '../../../shared/form/entries'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId, patternOf } from '../../../shared/form/paths'
import { formatDate, formatMoment } from '../../../shared/language/format'
import { useLanguage, useWords } from '../../../shared/language/language'
import { Sure } from '../../../shared/law/sure'
import { findTyped, whoIs } from '../../../shared/session/kept'
import { useSession } from '../../../shared/session/session'
import { AnswerField } from './answer-field'
import { Correction, correctionPlace } from './correction'
import { useForm } from './form-context'
import { Evidence, Gap } from './gap'
import { formWords } from '../words/form.words'

/** One fact with its value, source, reason, and the way to say it is wrong; or its gap. */
export function Fact({ entry, leads }: { entry: Entry; leads: boolean }) {
  const { say } = useLanguage()
  const { slow } = useForm()
  const waits = entry.state === 'wait' && slow
  const look = { known: '', doubt: 'doubt', gap: isOpen(entry) ? 'gap' : 'own', wait: waits ? 'wait' : 'late' }
  const label = entry.item?.name ? `${say(entry.label)}: ${entry.item.name}` : say(entry.label)
  return (
    <div className={`fact ${look[entry.state as keyof typeof look] ?? ''}`} id={fieldId(entry.path)}>
      <dt>{label}</dt>
      <FactValue entry={entry} />
      <SourceLine entry={entry} />
      <Why entry={entry} />
      {entry.state === 'gap' && <Gap entry={entry} lead={leads} />}
      {entry.state === 'doubt' && <Doubt entry={entry} />}
      {mayBeCorrected(entry) && <Wrong entries={[entry]} label={label} />}
    </div>
  )
}

/** Whether the person can still say that a value is wrong: also of one that databases dispute among themselves. */
function mayBeCorrected({ state, field }: Entry): boolean {
  if (field?.derivedFrom) return false
  return state === 'known' || (state === 'doubt' && field?.quality === 'disputed' && !field.editable)
}

/** The plain facts of one item of a list, such as a member of the household, as one fact. */
export function ItemFact({ name, position, entries }: { name: string; position: number; entries: Entry[] }) {
  const { t, say } = useLanguage()
  const show = useShow()
  const [first] = entries
  if (!first) return null
  const others = entries.filter((entry) => entry.field?.value !== name || !name)
  const title = t.form.person(position + 1)
  return (
    <div className="fact" id={fieldId(first.path)}>
      <dt>{title}</dt>
      {name && <dd className="value">{name}</dd>}
      <SourceLine entry={first} />
      <dd className={name ? 'why' : 'value'}>
        <ul className="of-item">
          {others.map((entry) => (
            <li key={entry.path} id={entry === first ? undefined : fieldId(entry.path)}>
              {say(entry.label)}: <b>{entry.field?.absent ? t.form.absent : show(entry, entry.field?.value)}</b>
            </li>
          ))}
        </ul>
      </dd>
      <Wrong entries={entries} label={name || title} />
    </div>
  )
}

function FactValue({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const { slow } = useForm()
  const show = useShow()
  const { state, field } = entry
  if (state === 'wait') return <dd className="value soft">{slow ? t.form.asking : '\u00a0'}</dd>
  if (state === 'gap') return <dd className="value soft">{words.form.missing}</dd>
  return (
    <dd className="value arrived" key="arrived">
      {field?.absent ? t.form.absent : show(entry, field?.value)}
    </dd>
  )
}

function SourceLine({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const registryName = useRegistryName()
  const { field, state } = entry
  const source = field?.source
  if (state === 'wait') return <dd className="source">{'\u00a0'}</dd>
  if (field?.derivedFrom && state !== 'gap')
    return (
      <dd className="source">
        <span>{words.form.derived}</span>
        {field.certainty && <Sure of={field.certainty} />}
      </dd>
    )
  const date = source?.recordDate && formatDate(source.recordDate)
  return (
    <dd className="source">
      <span>{registryName(entry)}</span>{' '}
      {date && <span>{field?.absent ? words.form.completeTo(date) : words.form.recorded(date)}</span>}{' '}
      {state === 'gap' && field?.gap?.kind === 'unavailable' && <span>{words.form.noAnswer}</span>}
      {field?.quality && state !== 'gap' && <span>{t.quality[field.quality]}</span>}
    </dd>
  )
}

function Why({ entry }: { entry: Entry }) {
  const { say } = useLanguage()
  const words = useWords(formWords)
  const { form } = useForm()
  const registryName = useRegistryName()
  const { field } = entry
  const lines = form.layout.pages.flatMap((page) => page.sections).flatMap((section) => section.fields)
  const sources = (field?.derivedFrom ?? [])
    .map((path) => lines.find((line) => line.path === patternOf(path)))
    .flatMap((line) => (line ? [say(line.label).toLocaleLowerCase('vi')] : []))
  const inputs = [...new Set(sources)]
  const sentences = [
    say(entry.why),
    field?.derivedFrom && (inputs.length ? words.form.derivedFrom(inputs.join(', ')) : `${words.form.derived}.`),
    field?.absent &&
      field.source?.recordDate &&
      words.form.absentWhy(registryName(entry), formatDate(field.source.recordDate)),
    field?.quality === 'stale' && field.source?.lookedUpAt && words.form.stale(formatMoment(field.source.lookedUpAt)),
  ]
  const text = sentences.filter(Boolean).join(' ')
  return text ? <dd className="why">{text}</dd> : null
}

function Doubt({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const { corrected } = useForm()
  const sentence = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (corrected === entry.path) sentence.current?.focus()
  }, [corrected, entry.path])
  if (entry.field?.quality !== 'disputed') return null
  return (
    <dd className="wide gap-field">
      <p className="small" tabIndex={-1} ref={sentence}>
        {entry.field.editable ? words.form.disputed : t.disputedByOwner}
      </p>
      {entry.field.editable && (
        <>
          <AnswerField entry={entry} prompt={words.form.yourValue} />
          <Evidence entry={entry} />
        </>
      )}
    </dd>
  )
}

function Wrong({ entries, label }: { entries: Entry[]; label: string }) {
  const words = useWords(formWords)
  const { me } = useSession()
  const { id = '' } = useParams()
  const [open, setOpen] = useState(() =>
    Boolean(me && findTyped(correctionPlace(id, entries[0]?.path ?? ''), whoIs(me))),
  )
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <>
      <dd className="wrong">
        <button type="button" ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.form.wrong}
          <span className="hidden">: {label}</span>
        </button>
      </dd>
      {open && (
        <dd className="wide">
          <Correction entries={entries} close={close} />
        </dd>
      )}
    </>
  )
}
