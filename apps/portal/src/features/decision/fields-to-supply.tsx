import type { Entry } from '../../shared/form/form-view'
import { Sure } from '../../shared/law/sure'
import { useLanguage, useWords } from '../../shared/language/language'
import { FieldError } from '../../shared/ui/field-error'
import { decisionWords } from './words/decision.words'

/** Chooses what a supplement is asked for; what a database holds is not among it. */
export function FieldsToSupply(props: {
  askable: Entry[]
  total: number
  fields: string[]
  setFields: (fields: string[]) => void
  missing: boolean
}) {
  const { say } = useLanguage()
  const words = useWords(decisionWords)
  const { askable, total, fields, setFields, missing } = props
  const toggle = (path: string, on: boolean) =>
    setFields(on ? [...fields, path] : fields.filter((each) => each !== path))
  return (
    <fieldset className={missing ? 'field wrong' : 'field'}>
      <legend>{words.decision.fields}</legend>
      <FieldError>{missing ? words.decision.fieldsMissing : null}</FieldError>
      <div className="acts">
        {askable.map((entry) => (
          <label key={entry.path}>
            <input
              type="checkbox"
              checked={fields.includes(entry.path)}
              onChange={(event) => toggle(entry.path, event.target.checked)}
            />
            {say(entry.label)}
          </label>
        ))}
      </div>
      <p className="help">
        {words.decision.fieldsHelp(total - askable.length)}
        <Sure of="B" />.
      </p>
    </fieldset>
  )
}
