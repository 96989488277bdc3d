import { hash, randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { GapKind, Quality } from '#contracts'
import { BatchWriter, Database } from '#database'
import { Clock, ServiceKeys, WordLists } from '#platform'
import { countsAgainstQuota } from '../quotas/quota.rules.js'
import { QuotaUse, type Used } from '../quotas/quota-use.js'

/** What is recorded of one look-up: who, about whom, what, why and how it ended. Never a value. */
export interface Disclosure {
  lookupId: string
  dossierId: string
  procedure: string
  authority: string
  registry: string
  actor: string
  /** Of the subject; only its keyed hash is kept. */
  personId: string | undefined
  /** The consent of the subject, where it is what allowed the look-up. */
  consentId: string | null
  /** Whom the actor acted for, if for anybody else; only the keyed hash of their id is kept. */
  represented: string | undefined
  agreement: string | null
  legalBasis: string | null
  /** What was asked for. */
  concepts: readonly string[]
  /** The kind of gap of each concept that was not provided. */
  gaps: Record<string, GapKind>
  /** The least trusted value's quality of each concept that was provided, where it is not `verified`. */
  qualities: Record<string, Quality>
  /** The signed text whose hash is kept. */
  payload: string
  at: Date
  /** The Vietnamese day of the decision, on which it counts against the quota. */
  day: string
}

/** The history of look-ups, append-only, written in batches; what counts against a quota is counted in the same statement. */
@Injectable()
export class Disclosures {
  private readonly writer = new BatchWriter<Disclosure[]>((batch) => this.insert(batch))
  private readonly lists = new WordLists()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
    private readonly quotaUse: QuotaUse,
  ) {}

  /** Resolves when the records are durable. A record that stands already has the effect of one. */
  record(disclosures: Disclosure[]): Promise<void> {
    return this.writer.write(disclosures)
  }

  private async insert(batch: Disclosure[][]): Promise<void[]> {
    const rows = batch.flat()
    const now = this.clock.now()
    const missing = this.lists.missing(rows.map(({ concepts }) => concepts))
    const written = rows.map(({ payload, personId, represented, concepts, ...row }) => ({
      ...row,
      conceptList: this.lists.idOf(concepts),
      counts: row.agreement !== null && countsAgainstQuota(concepts, row.gaps),
      subjectHash: personId ? this.keys.pseudonym(personId) : null,
      representedHash: represented ? this.keys.pseudonym(represented) : null,
      payloadHash: hash('sha256', payload, 'hex'),
      salt: randomBytes(16).toString('hex'),
    }))
    const counted = await this.database.write<Used>(insertStatement, [JSON.stringify(written), JSON.stringify(missing)])
    this.lists.keep(missing)
    this.quotaUse.learn(counted, now)
    return batch.map(() => undefined)
  }
}

/**
 * Of a row of `disclosure`: `provided` or the kind of gap, by concept. A row names the list of what was asked for and, beside
 * it, what was not provided; one that was written before lists were kept names every concept.
 */
export const conceptsOfRow = `(coalesce((select jsonb_object_agg(asked, 'provided') from concept_list l, unnest(l.concepts) asked
    where l.id = disclosure.concept_list), '{}') || disclosure.concepts)`

const columns = `lookup_id, payload_hash, salt, dossier_id, procedure, authority, registry, actor, subject_hash,
  represented_hash, consent_id, agreement, legal_basis, concept_list, concepts, qualities, at`

/**
 * A look-up counts once: where another outcome of it counted already, as after a crash, this one is kept and counts no more.
 * Its place in the quota is given up by any outcome.
 */
const insertStatement = `
  with lists as (
    insert into concept_list (id, concepts) select id, words from json_to_recordset($2) as l (id uuid, words text[])
    on conflict do nothing
  ), told as (
    select distinct on (1, 2)
           "lookupId" as lookup_id, decode("payloadHash", 'hex') as payload_hash, decode(salt, 'hex') as salt,
           "dossierId" as dossier_id, procedure, authority, registry, actor, "subjectHash" as subject_hash, "representedHash" as represented_hash,
           "consentId" as consent_id, agreement, "legalBasis" as legal_basis, "conceptList" as concept_list,
           gaps as concepts, qualities, at, day, counts
    from json_to_recordset($1) as t ("lookupId" uuid, "payloadHash" text, salt text, "dossierId" uuid, procedure text,
      authority text, registry text, actor text, "subjectHash" text, "representedHash" text, "consentId" uuid,
      agreement text, "legalBasis" text, "conceptList" uuid, gaps jsonb, qualities jsonb, at timestamptz, day date,
      counts boolean)
    order by 1, 2
  ), written as (
    insert into disclosure (${columns}, counted)
    select ${columns}, counts from told
    on conflict do nothing
    returning lookup_id, payload_hash, counted
  ), again as (
    insert into disclosure (${columns}, counted)
    select ${columns}, false from told
    where counts and not exists (
      select from written w where w.lookup_id = told.lookup_id and w.payload_hash = told.payload_hash)
    on conflict do nothing
  ), left_places as (
    delete from quota_place where lookup_id in (select lookup_id from told)
  )
  insert into quota_use (agreement, authority, day, used)
  select agreement, authority, day, count(*)
  from written join told using (lookup_id, payload_hash)
  where counted group by agreement, day, authority order by agreement, day, authority
  on conflict (agreement, day, authority) do update set used = quota_use.used + excluded.used
  returning agreement, authority, day::text, used`
