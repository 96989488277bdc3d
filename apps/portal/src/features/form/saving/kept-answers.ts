import type { Answers } from '../../../shared/api/types'
import { findTyped, keepTyped } from '../../../shared/session/kept'

/** Answers that could not be saved, with what was saved at their places when they were typed. */
export interface KeptAnswers {
  answers: Answers
  /** Absent where it was not kept: then nobody can say whether somebody else was there meanwhile. */
  seen?: Answers
}

/** What this person typed in the form of a dossier and could not save before. */
export function findAnswers(id: string, who: string): KeptAnswers {
  const found = findTyped<KeptAnswers | Answers>(id, who)
  if (!found) return { answers: {} }
  return isKept(found) ? found : { answers: found }
}

/** Keeps answers in this browser until they are saved; none keep nothing. */
export function keepAnswers(id: string, who: string, answers: Answers, saved: Answers): void {
  const paths = Object.keys(answers)
  const seen = Object.fromEntries(paths.flatMap((path) => (saved[path] === undefined ? [] : [[path, saved[path]]])))
  keepTyped(id, who, paths.length > 0 ? { answers, seen } : {})
}

/** Paths begin with a slash. */
const isKept = (found: KeptAnswers | Answers): found is KeptAnswers => 'answers' in found
