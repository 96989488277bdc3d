import { useState } from 'react'
import { ends, joinEnds, period, splitEnds } from '#forms/fields/types/period'
import { inputText, readInput } from '../form/schema'
import { useLanguage } from '../language/language'
import { FieldError } from '../ui/field-error'
import { useFaultWords } from './fault-words'
import type { QuestionProps } from './question-props'

/** A period: its first and its last day, each in an input of its own. */
export function PeriodInput(props: QuestionProps) {
  const { entry, prompt, value, refusal, strict, id, onAnswer } = props
  const { t, language, say } = useLanguage()
  const describe = useFaultWords()
  const [typed, setTyped] = useState(() => splitEnds(inputText(value, entry.schema, language)))
  const [left, setLeft] = useState(false)
  const read = readInput(joinEnds(...typed), entry.schema, language)
  const isEmpty = 'value' in read && read.value === null
  const fault = 'fault' in read ? read : isEmpty && entry.required ? ({ fault: 'required' } as const) : null
  const shown = refusal ?? (fault && ((left && !isEmpty) || strict) ? describe(fault) : null)
  const change = (at: number, text: string) => {
    const [from, to] = typed
    const next: [string, string] = at === 0 ? [text, to] : [from, text]
    setTyped(next)
    const answer = readInput(joinEnds(...next), entry.schema, language)
    onAnswer('value' in answer ? answer.value : null, 'fault' in answer ? answer : null)
  }
  const described = [shown && `${id}-error`, `${id}-help`].filter(Boolean).join(' ')
  return (
    <fieldset className={shown ? 'field wrong' : 'field'} aria-describedby={described}>
      <legend>
        {prompt ?? say(entry.label)}{' '}
        {!entry.required && entry.state === 'ask' && <span className="optional">{t.form.optional}</span>}
      </legend>
      <p className="help" id={`${id}-help`}>
        {say(entry.help) || say(period.help)}
      </p>
      <FieldError id={`${id}-error`}>{shown}</FieldError>
      <div className="choices across">
        {ends.map((end, at) => (
          <label key={end.en}>
            {say(end)}{' '}
            <input
              id={at === 0 ? id : `${id}-to`}
              className="w-date"
              inputMode="numeric"
              autoComplete="off"
              value={typed[at]}
              aria-invalid={shown ? true : undefined}
              aria-required={entry.required || undefined}
              onBlur={() => setLeft(at === 1)}
              onChange={(event) => change(at, event.target.value)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
