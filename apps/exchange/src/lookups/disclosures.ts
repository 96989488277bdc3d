import { hash, randomBytes } from 'node:crypto'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { GapKind, Quality } from '#contracts'
import { BatchWriter, Database } from '#database'
import { Clock, ServiceKeys, WordLists } from '#platform'
import { dayOf } from '#vietnam'

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
}

/** The history of look-ups, append-only, written in batches; and how much of each quota is used. */
@Injectable()
export class Disclosures implements OnModuleInit {
  private readonly writer = new BatchWriter<Disclosure[]>((batch) => this.insert(batch))
  private readonly quotaUse = new Map<string, number>()
  private readonly lists = new WordLists()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
  ) {}

  async onModuleInit(): Promise<void> {
    const rows = await this.database.query<{ agreement: string; day: string; used: string }>(
      'select agreement, day::text, used from quota_use where day >= $1',
      [dayOf(this.clock.now())],
    )
    for (const row of rows) this.quotaUse.set(`${row.agreement} ${row.day}`, Number(row.used))
  }

  /** Resolves when the records are durable. A record that stands already has the effect of one. */
  record(disclosures: Disclosure[]): Promise<void> {
    return this.writer.write(disclosures)
  }

  /** Look-ups under an agreement on a day of Viet Nam, as of the last batch of any instance this one took part in. */
  used(agreement: string, day: string): number {
    return this.quotaUse.get(`${agreement} ${day}`) ?? 0
  }

  private async insert(batch: Disclosure[][]): Promise<void[]> {
    const rows = batch.flat()
    const day = dayOf(this.clock.now())
    const missing = this.lists.missing(rows.map(({ concepts }) => concepts))
    const written = rows.map(({ payload, personId, represented, concepts, ...row }) => ({
      ...row,
      conceptList: this.lists.idOf(concepts),
      subjectHash: personId ? this.keys.pseudonym(personId) : null,
      representedHash: represented ? this.keys.pseudonym(represented) : null,
      payloadHash: hash('sha256', payload, 'hex'),
      salt: randomBytes(16).toString('hex'),
    }))
    const counted = await this.database.write<{ agreement: string; used: string }>(insertStatement, [
      JSON.stringify(written),
      day,
      JSON.stringify(missing),
    ])
    this.lists.keep(missing)
    for (const { agreement, used } of counted) this.quotaUse.set(`${agreement} ${day}`, Number(used))
    return batch.map(() => undefined)
  }
}

/**
 * Of a row of `disclosure`: `provided` or the kind of gap, by concept. A row names the list of what was asked for and, beside
 * it, what was not provided; one that was written before lists were kept names every concept.
 */
export const conceptsOfRow = `(coalesce((select jsonb_object_agg(asked, 'provided') from concept_list l, unnest(l.concepts) asked
    where l.id = disclosure.concept_list), '{}') || disclosure.concepts)`

const insertStatement = `
  with lists as (
    insert into concept_list (id, concepts) select id, words from json_to_recordset($3) as l (id uuid, words text[])
    on conflict do nothing
  ), written as (
    insert into disclosure (lookup_id, payload_hash, salt, dossier_id, procedure, authority, registry, actor,
                            subject_hash, represented_hash, consent_id, agreement, legal_basis, concept_list, concepts,
                            qualities, at)
    select "lookupId", decode("payloadHash", 'hex'), decode(salt, 'hex'), "dossierId", procedure, authority, registry,
           actor, "subjectHash", "representedHash", "consentId", agreement, "legalBasis", "conceptList", gaps, qualities, at
    from json_to_recordset($1) as t ("lookupId" uuid, "payloadHash" text, salt text, "dossierId" uuid, procedure text,
      authority text, registry text, actor text, "subjectHash" text, "representedHash" text, "consentId" uuid,
      agreement text, "legalBasis" text, "conceptList" uuid, gaps jsonb, qualities jsonb, at timestamptz)
    on conflict do nothing
    returning agreement
  )
  insert into quota_use (agreement, day, used)
  select agreement, $2::date, count(*) from written where agreement is not null group by agreement order by agreement
  on conflict (agreement, day) do update set used = quota_use.used + excluded.used
  returning agreement, used`
