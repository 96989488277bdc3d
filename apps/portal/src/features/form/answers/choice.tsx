import { useState } from 'react'
import { useRegistryName, useShow } from '../../../shared/fields/value'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { FieldError } from '../../../shared/ui/field-error'
import { useForm } from './form-context'
import { Unasked } from './keeping'
import { formWords } from '../words/form.words'

/** Several records of which only the citizen knows the right one; choosing asks the registry about it. */
export function ChoiceQuestion({ entry }: { entry: Entry }) {
  const { t, say } = useLanguage()
  const words = useWords(formWords)
  const { choose, asking, strict } = useForm()
  const registryName = useRegistryName()
  const [picked, setPicked] = useState<string | null>(null)
  const [pressed, setPressed] = useState(false)
  const id = `${fieldId(entry.path)}-input`
  const shown = picked === null && (pressed || strict) ? words.form.chosenMissing : null
  const confirm = () => {
    setPressed(true)
    if (picked !== null && !asking) choose(entry.path, picked)
  }
  return (
    <fieldset
      className={shown ? 'field wrong' : 'field'}
      id={fieldId(entry.path)}
      aria-describedby={shown ? `${id}-error` : undefined}
    >
      <legend>{say(entry.label)}</legend>
      <p className="help">
        {registryName(entry)}. {say(entry.help) || words.form.chooseWhy}
      </p>
      <FieldError id={`${id}-error`}>{shown}</FieldError>
      <div className="choices">
        {entry.field?.choices?.map((choice, position) => {
          const [name, ...more] = (say(choice.label) || words.form.choiceNone).split(': ')
          return (
            <label className="choice" key={choice.key}>
              <input
                type="radio"
                name={id}
                id={position ? undefined : id}
                checked={picked === choice.key}
                onChange={() => setPicked(choice.key)}
              />
              <span>
                {choice.key === 'none' && !choice.label ? words.form.choiceNone : name}
                {more.length > 0 && <span className="sub">{more.join(': ')}</span>}
              </span>
            </label>
          )
        })}
      </div>
      <Unasked at={entry.path} />
      <p className="after-choices">
        <button className="button second small" type="button" aria-busy={asking} onClick={confirm}>
          {asking ? t.form.asking : words.form.choose}
        </button>
      </p>
    </fieldset>
  )
}

/** What was chosen among several records, with the way to choose again. */
export function Chosen({ entry }: { entry: Entry }) {
  const { say } = useLanguage()
  const words = useWords(formWords)
  const show = useShow()
  const [again, setAgain] = useState(false)
  if (again) return <ChoiceQuestion entry={entry} />
  const value = entry.field?.value
  const label = entry.field?.choices?.find((choice) => choice.key === value)?.label
  return (
    <div className="field" id={fieldId(entry.path)}>
      <p className="field-label">{say(entry.label)}</p>
      <p className="row">
        <span>
          <i className="dot own" />
          {say(label) || show(entry, value)}
        </span>
        <button className="button plain small" type="button" onClick={() => setAgain(true)}>
          {words.form.chooseAgain}
        </button>
      </p>
    </div>
  )
}
