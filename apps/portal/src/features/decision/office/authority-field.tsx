import { useState } from 'react'
import { findAuthorities } from '../../../shared/api/offices-client'
import { useLanguage, useWords } from '../../../shared/language/language'
import { useAsked } from '../../../shared/query/use-asked'
import { FieldError } from '../../../shared/ui/field-error'
import { opinionsWords } from './opinions.words'

/** Chooses any authority of the catalogue by its name. */
export function AuthorityField(props: {
  chosen: string
  choose: (office: string) => void
  /** Why what was chosen is not taken. */
  fault: string | null | undefined
}) {
  const { chosen, choose, fault } = props
  const { say } = useLanguage()
  const words = useWords(opinionsWords)
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const { value: found } = useAsked(name.length > 1 ? ['authorities', name] : null, () => findAuthorities(name), {
    isSearch: true,
  })
  return (
    <fieldset className={fault ? 'field wrong' : 'field'}>
      <legend>{words.office}</legend>
      <label className="help" htmlFor="authority-name">
        {words.officeHelp}
      </label>
      <FieldError id="authority-error">{fault}</FieldError>
      <input
        id="authority-name"
        autoComplete="off"
        value={typed}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'authority-error' : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          choose('')
        }}
      />
      {name.length > 1 && found?.length === 0 && <p className="help">{words.officeNone}</p>}
      <div className="acts">
        {found?.map(({ code, name: office }) => (
          <label key={code}>
            <input type="radio" name="authority" checked={chosen === code} onChange={() => choose(code)} />
            <span>
              {say(office)} <span className="sub">{code}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
