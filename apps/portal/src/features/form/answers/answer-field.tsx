import { Question } from '../../../shared/fields/question'
import type { Entry } from '../../../shared/form/form-view'
import { fieldId } from '../../../shared/form/paths'
import { useForm } from './form-context'
import { KeptHere } from './keeping'

/** The question of an entry, joined to the form's answers. */
export function AnswerField({ entry, prompt }: { entry: Entry; prompt?: string }) {
  const { answer, refusals, strict } = useForm()
  return (
    <>
      <Question
        id={`${fieldId(entry.path)}-input`}
        entry={entry}
        prompt={prompt}
        value={entry.answer}
        refusal={refusals[entry.path]}
        strict={strict}
        onAnswer={(value, fault) => answer(entry.path, value, fault)}
      />
      <KeptHere path={entry.path} />
    </>
  )
}
