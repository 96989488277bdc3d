import type { ClaimedLink, SubjectKeys } from '#contracts'
import { matchingKey } from '#vietnam'
import type { CandidateRow, RelativeRow } from './population.rows.js'

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
 * nothing about what differed. A claim may say more of the birth date than population knows, never less. A claimed link
 * to somebody must be one population has; a claim without a key is looked for among those so linked.
 */
export function matchOf(
  claim: SubjectKeys,
  candidates: readonly CandidateRow[],
  relatives: readonly RelativeRow[] = [],
): string | undefined {
  const keys = keysOf(claim)
  const { fullName, birthDate, linkedTo } = claim
  if (fullName === undefined || birthDate === undefined) return undefined
  const linked = linkedTo && relatives.filter((relative) => isLinked(relative, linkedTo))
  const isAs = ({ name_key, birth_date }: { name_key: string; birth_date: string }) =>
    name_key === matchingKey(fullName) && birthDate.startsWith(birth_date)
  if (keys.length === 0) return only((linked ?? []).filter(isAs))
  return only(
    candidates.filter(
      (candidate) =>
        isAs(candidate) &&
        keys.every(({ kind, value }) =>
          candidates.some(
            (other) => other.person_id === candidate.person_id && other.kind === kind && other.value === value,
          ),
        ) &&
        (linked === undefined || linked.some(({ person_id }) => person_id === candidate.person_id)),
    ),
  )
}

function isLinked({ subject, relation }: RelativeRow, { personId, kind }: ClaimedLink): boolean {
  return subject === personId && (kind === 'relative' || relation === 'child')
}

function only(matched: readonly { person_id: string }[]): string | undefined {
  const [one, ...others] = new Set(matched.map(({ person_id }) => person_id))
  return others.length === 0 ? one : undefined
}
