import { createContext, use } from 'react'
import type { Problem } from '../../../shared/api/problem'
import type { Answers, FormDocument, LandKeys, Value, Waiver } from '../../../shared/api/types'
import type { Entry } from '../../../shared/form/form-view'
import type { InputFault } from '../../../shared/form/schema'
import type { Saving } from '../saving/use-autosave'
import type { ChangedDraft } from '../saving/use-seen-draft'

/** What the parts of the form can read and do. */
export interface FormActions {
  form: FormDocument
  /** What is asked although a database should hold it, and why. */
  waivers: Waiver[]
  /** The registries have been asked for more than half a second. */
  slow: boolean
  /** A new prefill is under way. */
  asking: boolean
  /** Every fault is to be shown, also of fields that were not touched. */
  strict: boolean
  /** What the gateway refused, by path. */
  refusals: Record<string, string>
  /** The paths the office asked to be supplemented. */
  requested: readonly string[]
  /** What stood at those places when they were asked for. */
  before: Answers
  /** The field whose correction was just sent. */
  corrected: string | null
  /** The first gap that is there because land cannot tell which record is the applicant's own. */
  landGap: string | undefined
  answer: (path: string, value: Value, fault: InputFault | null) => void
  /** Says that there is nothing to answer with, or takes that back. */
  sayNone: (path: string, isNone: boolean) => void
  /** What is typed waits in this browser, and at which field to say so. */
  waits: Saving['waits']
  saveAgain: () => void
  /** What was answered elsewhere meanwhile, at which field to say so, and the two ways on. */
  changed: (ChangedDraft & { at: string | undefined; labelOf: (path: string) => Entry | undefined }) | null
  keepMine: () => void
  takeTheirs: () => void
  /** How often answers were replaced by others: an input then begins anew. */
  turn: number
  /** Asks the databases again; `at` is the control that was pressed. */
  askAgain: (at: string) => void
  choose: (path: string, key: string) => void
  /** Why they were not asked, and the control that was pressed. */
  unasked: { at: string; problem: Problem } | null
  /** Asks land again with what names the record; gives what the gateway refused. */
  locate: (keys: LandKeys) => Promise<Problem | null>
  /** Reports a fact as wrong; `onSent` is called as soon as the gateway has the correction. Gives what it refused. */
  correct: (entry: Entry, claimedValue: Value, reason: string, onSent: () => void) => Promise<Problem | null>
}

/** Carries the form's actions to its parts. */
export const FormContext = createContext<FormActions | null>(null)

/** The actions of the form around the component. */
export function useForm(): FormActions {
  const actions = use(FormContext)
  if (!actions) throw new Error('useForm is used outside a form')
  return actions
}
