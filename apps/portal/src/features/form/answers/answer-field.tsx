import { useState } from 'react'
import { Question } from '../../../shared/fields/question'
import { canBeNone, isNone, isOpen } from '../../../shared/form/entries'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useLanguage, useWords } from '../../../shared/language/language'
import { FieldError } from '../../../shared/ui/field-error'
import { RequestedMark } from './requested'
import { useForm } from './form-context'
import { KeptHere } from './keeping'
import { formWords } from '../words/form.words'

/** The question of an entry, joined to the form's answers; where no look-up told it, also the box that says "none". */
export function AnswerField({ entry, prompt }: { entry: Entry; prompt?: string }) {
  const { answer, sayNone, refusals, strict, turn } = useForm()
  const [emptied, setEmptied] = useState(0)
  return (
    <>
      <RequestedMark entry={entry} />
      <Question
        key={`${emptied} ${turn}`}
        id={`${fieldId(entry.path)}-input`}
        entry={entry}
        prompt={prompt}
        value={entry.answer}
        refusal={refusals[entry.path]}
        strict={strict}
        onAnswer={(value, fault) => answer(entry.path, value, fault)}
      />
      {canBeNone(entry) && (
        <NoneBox
          entry={entry}
          strict={strict}
          say={(none) => {
            sayNone(entry.path, none)
            if (none) setEmptied(emptied + 1)
          }}
        />
      )}
      <KeptHere path={entry.path} />
    </>
  )
}

function NoneBox({ entry, strict, say }: { entry: Entry; strict: boolean; say: (none: boolean) => void }) {
  const { t, say: read } = useLanguage()
  const words = useWords(formWords)
  const missing = strict && isOpen(entry)
  const error = `${fieldId(entry.path)}-none-error`
  return (
    <div className={missing ? 'field wrong' : 'field'}>
      <FieldError id={error}>{missing ? t.faults.orNone : null}</FieldError>
      <label className="choice">
        <input
          type="checkbox"
          checked={isNone(entry)}
          aria-describedby={missing ? error : undefined}
          onChange={(event) => say(event.target.checked)}
        />
        <span>
          {words.form.none}
          <span className="hidden">: {read(entry.label)}</span>
        </span>
      </label>
    </div>
  )
}
