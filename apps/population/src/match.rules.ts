import type { SubjectKeys } from '#contracts'
import { matchingKey } from '#vietnam'
import type { CandidateRow } from './population.rows.js'

/** Every key a claim names, as population keeps it. */
export function keysOf({
  personId,
  formerIds = [],
  passport,
}: SubjectKeys): { kind: CandidateRow['kind']; value: string }[] {
  return [
    ...(personId === undefined ? [] : [{ kind: 'personId' as const, value: personId }]),
    ...formerIds.map((value) => ({ kind: 'cmnd9' as const, value })),
    ...(passport === undefined ? [] : [{ kind: 'passport' as const, value: passport }]),
  ]
}

/**
 * The one person to whom every key, the name and the birth date of a claim belong, or undefined: the caller learns
 * nothing about what differed. A claim may say more of the birth date than population knows, never less.
 */
export function matchOf(claim: SubjectKeys, candidates: readonly CandidateRow[]): string | undefined {
  const keys = keysOf(claim)
  const { fullName, birthDate } = claim
  if (keys.length === 0 || fullName === undefined || birthDate === undefined) return undefined
  const nameKey = matchingKey(fullName)
  const matched = new Set<string>()
  for (const { person_id, name_key, birth_date } of candidates) {
    if (name_key !== nameKey || !birthDate.startsWith(birth_date)) continue
    const belongs = keys.every(({ kind, value }) =>
      candidates.some((other) => other.person_id === person_id && other.kind === kind && other.value === value),
    )
    if (belongs) matched.add(person_id)
  }
  const [only, ...others] = matched
  return others.length === 0 ? only : undefined
}
