import type { ReactNode } from 'react'
import { inputKind, loadPatterns, type InputKind } from '../form/schema'
import { OneOf, Several, YesNo } from './choices'
import { PeriodInput } from './period-input'
import type { QuestionProps } from './question-props'
import { Typed } from './typed-input'

void loadPatterns()

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
