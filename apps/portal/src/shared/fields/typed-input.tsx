import { fieldTypeOf } from '#forms/fields/types/field-types'
import { useState } from 'react'
import { exampleOf, inputText, readInput } from '../form/schema'
import { countryName, isNationality } from '../form/countries'
import { unitOf, unitWords } from '../form/units'
import { useLanguage } from '../language/language'
import { FieldError } from '../ui/field-error'
import { useFaultWords } from './fault-words'
import { Optional } from './optional'
import type { QuestionProps } from './question-props'

type TypedKind = 'number' | 'date' | 'partialDate' | 'text' | 'longText'

/** A question whose answer is typed into one field. */
export function Typed(props: QuestionProps & { kind: TypedKind }) {
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
