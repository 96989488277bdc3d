import { useState } from 'react'
import { findOffices } from '../api/places-client'
import { useAuthorityName } from '../query/reference'
import { useAsked } from '../query/use-asked'
import type { Dossier } from '../api/types'
import { fieldId } from '../form/paths'
import { useLanguage } from '../language/language'
import { Sure } from '../law/sure'
import { FieldError } from '../ui/field-error'

/** Where the choice of the office stands on a page that has it. */
export const officeField = fieldId('/receivedBy')

/** The name of the office that receives a dossier; empty while it is not known. */
export function useOfficeName(receivedBy: Dossier['receivedBy']): string {
  const { say } = useLanguage()
  const { value } = useAuthorityName(receivedBy)
  return say(value)
}

/** Says which office receives a dossier, or that nobody does yet. */
export function ReceivedBy({ dossier }: { dossier: Pick<Dossier, 'receivedBy' | 'competence'> }) {
  const { t } = useLanguage()
  const name = useOfficeName(dossier.receivedBy)
  if (!dossier.receivedBy) return <p className="meta">{t.office.open}</p>
  return (
    <>
      <p className="meta">{name ? t.office.receives(name) : '\u00a0'}</p>
      <CompetentOffice dossier={dossier} />
    </>
  )
}

/** Says that another office is competent, by which rule, and that the dossier goes there; nothing where that is not so. */
export function CompetentOffice({ dossier }: { dossier: Pick<Dossier, 'competence'> }) {
  const { t, say } = useLanguage()
  const { competence } = dossier
  if (!competence?.office) return null
  const { office, by, mayReceive, certainty } = competence
  return (
    <p className="small">
      {t.office.competent(say(office.name), t.office.grounds[by])} {mayReceive ? t.office.passedOn : t.office.notHere}
      <Sure of={certainty} />
    </p>
  )
}

interface OfficeChoiceProps {
  /** The code of the office that was chosen. */
  chosen: string | undefined
  choose: (office: string | undefined) => void
  /** Say that the choice is missing. */
  strict: boolean
}

/** Asks in which commune somebody lives, by today's name or by that of before July 2025, and offers what became of it. */
export function OfficeChoice({ chosen, choose, strict }: OfficeChoiceProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const asked = name.length > 1
  const { value: found } = useAsked(asked ? ['offices', name] : null, () => findOffices(name), {
    isSearch: true,
  })
  const shown = strict && !chosen ? t.office.missing : null
  const search = `${officeField}-input`
  return (
    <fieldset
      className={shown ? 'field wrong' : 'field'}
      id={officeField}
      aria-describedby={shown ? `${search}-error` : undefined}
    >
      <legend>{t.office.which}</legend>
      <p className="help">{t.office.why}</p>
      <FieldError id={`${search}-error`}>{shown}</FieldError>
      <label htmlFor={search}>{t.office.name}</label>
      <input
        id={search}
        autoComplete="off"
        value={typed}
        aria-invalid={shown ? true : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          choose(undefined)
        }}
      />
      {asked && found?.length === 0 && <p className="help">{t.office.none}</p>}
      {asked && found && found.length > 0 && (
        <div className="choices" role="radiogroup" aria-label={t.office.choose}>
          {found.map(({ code, path, from }) => (
            <label className="choice" key={code}>
              <input type="radio" name={officeField} checked={chosen === code} onChange={() => choose(code)} />
              <span>
                {path} {from && <span className="sub">{t.office.from(from)}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}
