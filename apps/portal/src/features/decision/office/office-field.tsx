import { useState } from 'react'
import { findOffices } from '../../../shared/api/places-client'
import { useLanguage, useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { FieldError } from '../../../shared/ui/field-error'
import { officeWords } from './words'

/** Chooses the office of a commune by its name of today or of before July 2025. */
export function OfficeField(props: {
  chosen: string
  choose: (office: string) => void
  /** Why what was chosen is not taken. */
  fault: string | null | undefined
}) {
  const { chosen, choose, fault } = props
  const { t } = useLanguage()
  const words = useWords(officeWords)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const { value: found } = useAsked(name.length > 1 ? ['offices', name] : null, () => findOffices(name), {
    isSearch: true,
  })
  return (
    <fieldset className={fault ? 'field wrong' : 'field'}>
      <legend>{words.office}</legend>
      <label className="help" htmlFor="office-name">
        {words.officeHelp}
      </label>
      <FieldError id="office-error">{fault}</FieldError>
      <input
        id="office-name"
        autoComplete="off"
        value={typed}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'office-error' : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          choose('')
        }}
      />
      {name.length > 1 && found?.length === 0 && <p className="help">{words.officeNone}</p>}
      <div className="acts">
        {found?.slice(0, 8).map(({ code, path, from }) => (
          <label key={code}>
            <input type="radio" name="office" checked={chosen === code} onChange={() => choose(code)} />
            <span>
              {path} {from && <span className="sub">{t.office.from(from)}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
