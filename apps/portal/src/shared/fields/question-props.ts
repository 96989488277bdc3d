import type { Value } from '../api/types'
import type { Entry } from '../form/form-view'
import type { InputFault } from '../form/schema'

/** What every question is given. */
export interface QuestionProps {
  entry: Entry
  /** The question in other words than the field's label. */
  prompt?: string
  value: Value | undefined
  /** What the gateway said against the answer. */
  refusal?: string
  /** Show faults of a field that was not touched. */
  strict?: boolean
  id: string
  onAnswer: (value: Value, fault: InputFault | null) => void
}
