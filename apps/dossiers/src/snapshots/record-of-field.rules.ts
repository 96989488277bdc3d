import { isDeepStrictEqual } from 'node:util'
import type { AnswerRecord, RecordRef, SnapshotField } from '#contracts'
import { recordsOf, type SnapshotColumns } from './kept-snapshot.rules.js'

/**
 * The record of a look-up's answer that a provided field shows: of a list the one at its place, of several the chosen one, else
 * the one that says this. Undefined where the snapshot does not tell.
 */
export function recordOfField(
  { kept }: SnapshotColumns,
  { path, concept, value, source }: SnapshotField,
  chosen: Readonly<Record<string, string>>,
): RecordRef | undefined {
  const lookup = kept?.lookups.find(({ id }) => id === source?.lookupId)
  if (!lookup) return undefined
  const records = recordsOf(lookup).filter(({ facts }) => facts.some((fact) => fact.concept === concept))
  const says = ({ facts }: AnswerRecord) =>
    facts.some((fact) => fact.concept === concept && isDeepStrictEqual(fact.value, value))
  const [, index] = /\/(\d+)(?:\/|$)/.exec(path) ?? []
  const keys = Object.values(chosen)
  const placed = index === undefined ? records.find(({ key }) => keys.includes(key)) : records[Number(index)]
  const found = placed && says(placed) ? placed : records.find(says)
  return found && { kind: found.kind, key: found.key }
}
