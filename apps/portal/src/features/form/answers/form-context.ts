import { createContext, use } from 'react'
import type { FormDocument, LandKeys, Value, Waiver } from '../../../shared/api/types'
import type { Entry } from '../../../shared/form/form-view'
import type { InputFault } from '../../../shared/form/schema'
import type { Saving } from './use-autosave'

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
  askAgain: () => void
  choose: (path: string, key: string) => void
  /** Asks land again with what names the record; rejects with what the gateway refused. */
  locate: (keys: LandKeys) => Promise<void>
  /** Reports a fact as wrong; `onSent` is called as soon as the gateway has the correction. */
  correct: (entry: Entry, claimedValue: Value, reason: string, onSent: () => void) => Promise<void>
}

/** Carries the form's actions to its parts. */
export const FormContext = createContext<FormActions | null>(null)

/** The actions of the form around the component. */
export function useForm(): FormActions {
  const actions = use(FormContext)
  if (!actions) throw new Error('useForm is used outside a form')
  return actions
}
