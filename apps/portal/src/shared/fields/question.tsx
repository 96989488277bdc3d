import { inputKind } from '../form/schema'
import { ListInput } from './list-input'
import type { QuestionProps } from './question-props'
import { SingleQuestion } from './single-question'

/** One question with its label, help, error and the input its schema calls for. */
export function Question(props: QuestionProps) {
  return inputKind(props.entry.schema) === 'list' ? <ListInput {...props} /> : <SingleQuestion {...props} />
}
