import { useId, type ReactNode } from 'react'
import type { Value } from '../api/types'
import { optionsOf, textOf, type Option } from '../form/schema'
import { useLanguage } from '../language/language'
import { FieldError } from '../ui/field-error'
import { Optional } from './optional'
import type { QuestionProps } from './question-props'

/** One of what a schema lists. */
export function OneOf(props: QuestionProps) {
  const { language } = useLanguage()
  return <Options {...props} options={optionsOf(props.entry.schema, language) ?? []} />
}

/** Yes or no, in the form's own words where it has some. */
export function YesNo(props: QuestionProps) {
  const { t, language } = useLanguage()
  const named = optionsOf({ ...props.entry.schema, enum: [true, false] }, language) ?? []
  const words: Record<string, string> = { true: t.app.yes, false: t.app.no }
  const options = named.map(({ value, label }) => ({ value, label: words[label] ?? label }))
  return <Options {...props} options={options} />
}

function Options({ options, ...props }: QuestionProps & { options: Option[] }) {
  const { t, say } = useLanguage()
  const { entry, prompt, value, refusal, strict, id, onAnswer } = props
  const missing = strict && entry.required && (value === undefined || value === null)
  const shown = refusal ?? (missing ? t.faults.choose : null)
  if (options.length > 6) {
    return (
      <div className={shown ? 'field wrong' : 'field'}>
        <label htmlFor={id}>
          {prompt ?? say(entry.label)} <Optional entry={entry} />
        </label>
        {entry.help && <p className="help">{say(entry.help)}</p>}
        <FieldError id={`${id}-error`}>{shown}</FieldError>
        <select
          id={id}
          value={options.findIndex((option) => option.value === value)}
          aria-invalid={shown ? true : undefined}
          aria-describedby={shown ? `${id}-error` : undefined}
          onChange={(event) => onAnswer(options[Number(event.target.value)]?.value ?? null, null)}
        >
          <option value={-1}>{t.form.chooseOne}</option>
          {options.map((option, position) => (
            <option key={textOf(option.value)} value={position}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    )
  }
  return (
    <Group {...props} shown={shown} across={options.every((option) => option.label.length < 14)}>
      {options.map((option, position) => (
        <label className="choice" key={textOf(option.value)}>
          <input
            type="radio"
            name={id}
            id={position ? undefined : id}
            checked={value === option.value}
            onChange={() => onAnswer(option.value, null)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </Group>
  )
}

/** Some of what a schema lists. */
export function Several(props: QuestionProps) {
  const { t, language } = useLanguage()
  const options = optionsOf(props.entry.schema.items ?? {}, language) ?? []
  const { entry, value, refusal, strict, id, onAnswer } = props
  const chosen = Array.isArray(value) ? value : []
  const shown = refusal ?? (strict && entry.required && !chosen.length ? t.faults.choose : null)
  const toggle = (option: Value, on: boolean) =>
    onAnswer(
      options.map(({ value: each }) => each).filter((each) => (each === option ? on : chosen.includes(each))),
      null,
    )
  return (
    <Group {...props} shown={shown}>
      {options.map((option, position) => (
        <label className="choice" key={textOf(option.value)}>
          <input
            type="checkbox"
            id={position ? undefined : id}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </Group>
  )
}

function Group(props: QuestionProps & { shown: string | null; across?: boolean; children: ReactNode }) {
  const { say } = useLanguage()
  const error = useId()
  return (
    <fieldset className={props.shown ? 'field wrong' : 'field'} aria-describedby={props.shown ? error : undefined}>
      <legend>
        {props.prompt ?? say(props.entry.label)} <Optional entry={props.entry} />
      </legend>
      {props.entry.help && <p className="help">{say(props.entry.help)}</p>}
      <FieldError id={error}>{props.shown}</FieldError>
      <div className={props.across ? 'choices across' : 'choices'}>{props.children}</div>
    </fieldset>
  )
}
