import { Inject, Injectable } from '@nestjs/common'
import type { AnswerRecord, CorrectionView, RegistryId, SubjectQuestion } from '#contracts'
import type { Database } from '#database'
import { ServiceKeys } from '#platform'
import { isSameValue } from '#vietnam'
import { REGISTRY_ID } from '../answering/registry-id.js'
import { RegistrySource } from '../answering/source.js'
import { keysOf, openQuestion, sealQuestion } from '../answering/watched.rules.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'

/** The record a claim is about. */
export interface LocatedRecord {
  /** What stands for the record, whoever asks about it: claims about the same one are merged. */
  record: string
  /** Which look-up the sealed question was of; null where the record was not found. */
  lookupId: string | null
  question: Buffer | null
  kind: string | null
  key: string | null
}

/** Where a correction's record is kept, for another look. */
export type KeptPlace = Omit<LocatedRecord, 'record'> & { concept: string }

/** A record as it is held now. */
export interface RecordNow {
  question: SubjectQuestion
  record: AnswerRecord
  value: unknown
}

/** Looks of a dossier that are tried for a claim, newest first. */
const mostTried = 10

/**
 * Finds the records that corrections are about. The registry keeps the question of a look-up while its dossier is open
 * (`watch`), sealed; a correction keeps it from then on, as only that says whose record it is.
 */
@Injectable()
export class CorrectedRecords {
  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    private readonly source: RegistrySource,
    private readonly keys: ServiceKeys,
  ) {}

  /** The record of a claim; one of its own where nothing tells which record it is. */
  async locate(claim: CorrectionView): Promise<LocatedRecord> {
    const watches = await this.database.query<{ lookupId: string; question: Buffer }>(
      `select lookup_id as "lookupId", question from public.watch where dossier_id = $1 and registry = $2
       order by (lookup_id = $3) desc, opened_at desc limit ${mostTried}`,
      [claim.dossierId, this.id, claim.lookupId],
    )
    for (const { lookupId, question } of watches) {
      const asked = this.questionOf(lookupId, question)
      const found = asked && recordOf(await this.answersTo([narrowed(asked, claim.concept)]), claim)
      if (!asked || !found) continue
      const { kind, key } = found
      const named = this.source.keysNameRecords ? [kind, key] : [keysOf(asked.subject)[0], kind, key]
      const kept = Buffer.from(sealQuestion(this.keys, narrowed(asked, claim.concept)), 'base64')
      return { record: this.keys.pseudonym(named.join(' ')), lookupId, question: kept, kind, key }
    }
    const record = this.keys.pseudonym(`lookup ${claim.lookupId} ${claim.record?.kind} ${claim.record?.key}`)
    return { record, lookupId: null, question: null, kind: claim.record?.kind ?? null, key: claim.record?.key ?? null }
  }

  /** What the records hold now, in order; undefined where one cannot be found any more. */
  async now(places: readonly KeptPlace[]): Promise<(RecordNow | undefined)[]> {
    const asked = places.map((place) => ({
      place,
      question: place.lookupId && place.question ? this.questionOf(place.lookupId, place.question) : undefined,
    }))
    const findings = await this.answersTo(asked.flatMap(({ question }) => question ?? []))
    return asked.map(({ place: { concept, kind, key }, question }) => {
      const records = question ? findings.shift() : undefined
      const record = records?.find((each) => each.kind === kind && each.key === key)
      const fact = record?.facts.find((each) => each.concept === concept)
      return question && record && fact ? { question, record, value: fact.value } : undefined
    })
  }

  private async answersTo(questions: SubjectQuestion[]): Promise<AnswerRecord[][]> {
    if (questions.length === 0) return []
    return (await this.source.find(questions)).map(({ records }) => records)
  }

  private questionOf(lookupId: string, question: Buffer): SubjectQuestion | undefined {
    try {
      return openQuestion(this.keys, lookupId, question)
    } catch {
      return undefined // sealed with keys that were replaced
    }
  }
}

function narrowed(question: SubjectQuestion, concept: string): SubjectQuestion {
  return { ...question, concepts: [concept] }
}

/** The record the claim names; of a claim that names none, the one that holds what is claimed to be wrong. */
function recordOf(
  [records = []]: AnswerRecord[][],
  { concept, record, heldValue }: CorrectionView,
): AnswerRecord | undefined {
  const holding = records.filter(({ facts }) => facts.some((fact) => fact.concept === concept))
  if (record) return holding.find(({ kind, key }) => kind === record.kind && key === record.key)
  return holding.find(({ facts }) =>
    facts.some((fact) => fact.concept === concept && isSameValue(fact.value, heldValue)),
  )
}
