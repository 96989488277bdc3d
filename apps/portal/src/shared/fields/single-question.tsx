import { fieldTypeOf } from '#forms/fields/types/field-types'
import { useId, useState, type ReactNode } from 'react'
import type { Value } from '../api/types'
import type { Entry } from '../form/form-view'
import {
  exampleOf,
  inputKind,
  inputText,
  loadPatterns,
  optionsOf,
  readInput,
  textOf,
  type InputKind,
  type Option,
} from '../form/schema'
import { countryName, isNationality } from '../form/countries'
import { unitOf, unitWords } from '../form/units'
import { useLanguage } from '../language/language'
import { FieldError } from '../ui/field-error'
import { PeriodInput } from './period-input'
import { useFaultWords } from './fault-words'
import type { QuestionProps } from './question-props'

void loadPatterns()

type TypedKind = 'number' | 'date' | 'partialDate' | 'text' | 'longText'

/** How each kind of input is asked for; a list is asked entry by entry. */
const widgets: Record<Exclude<InputKind, 'list'>, (props: QuestionProps) => ReactNode> = {
  options: OneOf,
  several: Several,
  yesNo: YesNo,
  number: (props) => <Typed {...props} kind="number" />,
  date: (props) => <Typed {...props} kind="date" />,
  partialDate: (props) => <Typed {...props} kind="partialDate" />,
  period: PeriodInput,
  text: (props) => <Typed {...props} kind="text" />,
  longText: (props) => <Typed {...props} kind="longText" />,
}

/** A question with one value: its label, help, error and the input its schema calls for. */
export function SingleQuestion(props: QuestionProps) {
  const kind = inputKind(props.entry.schema)
  if (kind === 'list') return null
  const Widget = widgets[kind]
  return <Widget {...props} />
}

function OneOf(props: QuestionProps) {
  const { language } = useLanguage()
  return <Options {...props} options={optionsOf(props.entry.schema, language) ?? []} />
}

function YesNo(props: QuestionProps) {
  const { t, language } = useLanguage()
  const named = optionsOf({ ...props.entry.schema, enum: [true, false] }, language) ?? []
  const words: Record<string, string> = { true: t.app.yes, false: t.app.no }
  const options = named.map(({ value, label }) => ({ value, label: words[label] ?? label }))
  return <Options {...props} options={options} />
}

function Typed(props: QuestionProps & { kind: TypedKind }) {
  const { entry, prompt, value, refusal, strict, id, kind, onAnswer } = props
  const { t, language, say } = useLanguage()
  const describe = useFaultWords()
  const [text, setText] = useState(() => inputText(value, entry.schema, language))
  const [left, setLeft] = useState(false)
  const read = readInput(text, entry.schema, language)
  const empty = 'value' in read && read.value === null
  const fault = 'fault' in read ? read : empty && entry.required ? ({ fault: 'required' } as const) : null
  const shown = refusal ?? (fault && ((left && fault.fault !== 'required') || strict) ? describe(fault) : null)
  const example = exampleOf(entry.schema, language)
  const help =
    say(entry.help) ||
    say(fieldTypeOf(entry.schema).help) ||
    (example ? t.form.example(isNationality(entry) ? countryName(example, language) : example) : '')
  const known = unitOf(entry)
  const unit = known && unitWords(known, language)
  const change = (typed: string) => {
    setText(typed)
    const next = readInput(typed, entry.schema, language)
    onAnswer('value' in next ? next.value : null, 'fault' in next ? next : null)
  }
  const common = {
    id,
    value: text,
    'aria-invalid': shown ? true : undefined,
    'aria-describedby': [shown && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ') || undefined,
    'aria-required': entry.required || undefined,
    autoComplete: 'off',
    onBlur: () => setLeft(text !== ''),
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  }
  return (
    <div className={shown ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {prompt ?? say(entry.label)}
        {unit && ` (${unit})`} <Optional entry={entry} />
      </label>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <FieldError id={`${id}-error`}>{shown}</FieldError>
      {kind === 'longText' ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          className={{ number: 'w-number', date: 'w-date', partialDate: 'w-date', text: '' }[kind]}
          inputMode={inputModes[kind]}
        />
      )}
    </div>
  )
}

const inputModes = { number: 'decimal', date: 'numeric', partialDate: 'numeric', text: undefined } as const

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

function Several(props: QuestionProps) {
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

function Optional({ entry }: { entry: Entry }) {
  const { t } = useLanguage()
  return entry.required || entry.state !== 'ask' || entry.field?.notAsked ? null : (
    <span className="optional">{t.form.optional}</span>
  )
}
