import { useState, type FormEvent, type ReactNode } from 'react'
import { findCommunes } from '../../../shared/api/places-client'
import type { Problem } from '../../../shared/api/problem'
import { useAsked } from '../../../shared/query/use-asked'
import { useFaultWords } from '../../../shared/fields/fault-words'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { waitOf, type Wait } from '../../../shared/session/use-kept'
import { FieldError } from '../../../shared/ui/field-error'
import { KeptNotice } from '../../../shared/ui/kept-notice'
import { useForm } from './form-context'
import { landFields, readLandKeys, type LandField, type LandWay } from './land-keys'
import { formWords } from '../words/form.words'

type Typed = Partial<Record<LandField | 'name', string>>
type Faults = Partial<Record<LandField | 'all', string>>

/**
 * The way on with the least work where land cannot tell whose record it is: what stands on the certificate names it.
 * When it is found this goes, and the fact in its place takes the focus.
 */
export function LandKeysForm({ entry }: { entry: Entry }) {
  const { t, language } = useLanguage()
  const words = useWords(formWords)
  const { locate, asking } = useForm()
  const describe = useFaultWords()
  const [way, setWay] = useState<LandWay>('serial')
  const [typed, setTyped] = useState<Typed>({})
  const [faults, setFaults] = useState<Faults>({})
  const [tried, setTried] = useState(false)
  const [wait, setWait] = useState<Wait>()
  const id = `${fieldId(entry.path)}-land`
  const type = (change: Typed) => setTyped((before) => ({ ...before, ...change }))

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (asking) return
    const { keys, faults: own } = readLandKeys(typed, way, language)
    const told = Object.entries(own).map(([field, fault]) => [field, describe(fault)] as const)
    setFaults(Object.fromEntries(told))
    setTried(false)
    if (told.length > 0) return
    const refused = await locate(keys)
    setWait(waitOf(refused))
    if (refused && !waitOf(refused)) setFaults(refusalsOf(refused, t.problems.other))
    if (refused) return
    setTried(true)
    requestAnimationFrame(() => {
      if (!form.isConnected) focusOn(fieldId(entry.path))
    })
  }
  const input = (field: Exclude<LandField, 'commune'>, className?: string) => (
    <Field
      key={field}
      id={`${id}-${field}`}
      label={words.landKeys[field]}
      help={words.landKeys.help[field]}
      fault={faults[field]}
    >
      <input
        id={`${id}-${field}`}
        className={className}
        inputMode={field === 'certificate' ? undefined : 'numeric'}
        autoComplete="off"
        value={typed[field] ?? ''}
        aria-invalid={faults[field] ? true : undefined}
        aria-describedby={`${id}-${field}-help${faults[field] ? ` ${id}-${field}-error` : ''}`}
        onChange={(event) => type({ [field]: event.target.value })}
      />
    </Field>
  )
  const day = readLandKeys(typed, 'place', language).keys.mappedOn
  return (
    <form className="land-keys" noValidate onSubmit={(event) => void send(event)}>
      <p>{words.landKeys.lead}</p>
      {way === 'serial' ? (
        input('certificate')
      ) : (
        <>
          {input('mappedOn', 'w-date')}
          <Commune id={`${id}-commune`} day={day} typed={typed} fault={faults.commune} type={type} />
          {input('sheet', 'w-number')}
          {input('plot', 'w-number')}
        </>
      )}
      <FieldError>{faults.all}</FieldError>
      <KeptNotice wait={wait} kept="onPage" />
      <p className="row">
        <button className="button second small" aria-busy={asking}>
          {asking ? t.form.asking : words.landKeys.find}
        </button>
        <button
          className="button plain small"
          type="button"
          onClick={() => {
            setFaults({})
            setTried(false)
            setWay(way === 'serial' ? 'place' : 'serial')
          }}
        >
          {way === 'serial' ? words.landKeys.byPlace : words.landKeys.bySerial}
        </button>
      </p>
      <p role="status">{tried && !asking ? words.landKeys.still : ''}</p>
    </form>
  )
}

interface CommuneProps {
  id: string
  /** The day the code is read on; until it is known no commune can be named. */
  day: string | undefined
  typed: Typed
  fault: string | undefined
  type: (change: Typed) => void
}

/** The commune as it was called on a day: its name is typed, and which of that name is chosen. */
function Commune({ id, day, typed, fault, type }: CommuneProps) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const name = (typed.name ?? '').trim()
  const asked = day !== undefined && name.length > 1
  const { value: found, loading } = useAsked(
    asked ? ['communes', day, name] : null,
    () => findCommunes(name, day ?? ''),
    {
      isSearch: true,
    },
  )
  return (
    <Field id={id} label={words.landKeys.commune} help={words.landKeys.help.commune} fault={fault}>
      <input
        id={id}
        autoComplete="off"
        value={typed.name ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-help${fault ? ` ${id}-error` : ''}`}
        onChange={(event) => type({ name: event.target.value, commune: '' })}
      />
      {found && found.length > 0 && (
        <select
          aria-label={words.landKeys.which}
          value={typed.commune ?? ''}
          onChange={(event) => type({ commune: event.target.value })}
        >
          <option value="">{t.form.chooseOne}</option>
          {found.map(({ code, path }) => (
            <option key={code} value={code}>
              {path}
            </option>
          ))}
        </select>
      )}
      <p className="help" role="status">
        {asked && !loading && found?.length === 0 ? words.landKeys.none : ''}
      </p>
    </Field>
  )
}

function Field(props: { id: string; label: string; help: string; fault: string | undefined; children: ReactNode }) {
  const { id, label, help, fault, children } = props
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      <FieldError id={`${id}-error`}>{fault}</FieldError>
      {children}
    </div>
  )
}

/** What the gateway refused, beside the field it is about; anything else stands above the button. */
function refusalsOf({ errors, detail }: Problem, otherwise: string): Faults {
  const known: readonly string[] = [...landFields.serial, ...landFields.place]
  const told = errors.map(({ path, message }): [string, string] => {
    const field = path.replace('/land/', '')
    return [known.includes(field) ? field : 'all', message]
  })
  return told.length > 0 ? Object.fromEntries(told) : { all: detail || otherwise }
}

function focusOn(id: string): void {
  const place = document.getElementById(id)
  place?.setAttribute('tabindex', '-1')
  place?.focus()
}
