import type { Answers, Snapshot, Value } from '../../../shared/api/types'

/** A place of a form that another tab or computer answered meanwhile: what is saved there now, and what this page holds. */
export interface ChangedAnswer {
  path: string
  now: Value | undefined
  mine: Value | undefined
}

interface Told {
  answers: Answers
  snapshot: Snapshot | null
}

/**
 * The places where the saved answers are no longer those this page was shown, nor what it would save itself. What a database
 * provides by now is no answer any longer. `paths` are looked at; without them all are.
 */
export function changedAnswers(
  seen: Answers,
  { answers: now, snapshot }: Told,
  mine: Answers,
  paths: readonly string[] = [...new Set([...Object.keys(seen), ...Object.keys(now)])],
): ChangedAnswer[] {
  const provided = new Set(snapshot?.fields.flatMap(({ path, status }) => (status === 'provided' ? [path] : [])))
  return paths
    .filter((path) => !isSame(now[path], seen[path]) && !isSame(now[path], mine[path]))
    .filter((path) => now[path] !== undefined || !provided.has(path))
    .map((path) => ({ path, now: now[path], mine: mine[path] }))
}

function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
