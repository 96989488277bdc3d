import { createHash } from 'node:crypto'
import type { SubjectKeys, SubjectQuestion } from '#contracts'
import type { ServiceKeys } from '#platform'
import type { Finding } from './source.js'

/** The keys under which a registry's tables may hold a subject. */
export function keysOf({ personId, formerIds = [], taxCodes = [], passport }: SubjectKeys): string[] {
  const all = [...(personId === undefined ? [] : [personId]), ...formerIds, ...taxCodes]
  return [...new Set(passport === undefined ? all : [...all, passport])]
}

/**
 * What stands for what a look-up was answered: values and their quality by record, what is absent and what does not apply.
 * The days on which rows were written do not count: a row that is written anew with the same values is no change.
 */
export function digestOf({ outcome, records, absences, notApplicable, missing }: Finding): string {
  const told = records.flatMap(({ kind, key, facts }) =>
    facts.map(({ concept, value, quality }) => JSON.stringify([kind, key, concept, value, quality])),
  )
  const absent = absences.map(({ concept, territory }) => `${concept} ${territory}`)
  const parts = [[outcome], told.sort(), absent.sort(), [...notApplicable].sort(), [...missing].sort()]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** A watched question as it is kept, in base64: only this service can read whom it is about. */
export function sealQuestion(keys: ServiceKeys, question: SubjectQuestion): string {
  return keys.seal(keys.service, Buffer.from(JSON.stringify(question)), useOf(question.lookupId)).toString('base64')
}

/** What {@link sealQuestion} kept; throws of what is not a question of this look-up. */
export function openQuestion(keys: ServiceKeys, lookupId: string, sealed: Buffer): SubjectQuestion {
  return JSON.parse(keys.open(keys.service, sealed, useOf(lookupId)).toString()) as SubjectQuestion
}

const useOf = (lookupId: string) => `watch ${lookupId}`
