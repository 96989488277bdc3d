import { Injectable } from '@nestjs/common'
import type { DossierStatus, LandKeys, LookupResult, SnapshotField } from '#contracts'
import { BatchWriter, Database } from '#database'
import type { AskedConsent } from '../consents/consent.rules.js'
import type { Dispute } from '../dossier/dispute.rules.js'
import type { DossierSubject } from '../dossier/dossier.entity.js'
import { snapshotNotFound } from '../dossier/dossier.errors.js'
import { isDossierId } from '../dossier/dossiers.js'
import { NoteRepeats } from '../repeats/note-repeats.js'
import type { Representation } from '../representation/representation.rules.js'
import type { Inquiry, Transfer } from '../standing/standing.rules.js'
import {
  fieldsOfRow,
  packSnapshot,
  snapshotColumns,
  type KeptSnapshot,
  type SnapshotColumns,
} from '../snapshots/kept-snapshot.rules.js'

/** What a prefill reads of its dossier, with the seed of its look-ups' ids. */
export interface DossierToFill {
  id: string
  procedure: string
  formVersion: string
  status: DossierStatus
  identity: 'verified' | 'unverified'
  channel: 'citizen' | 'counter'
  createdBy: string
  applicantPersonId: string | null
  applicantOldId: string | null
  applicantPassport: string | null
  applicantName: string
  applicantBirthDate: string | null
  residenceUnit: string | null
  receivedBy: string | null
  handledBy: string | null
  transfer: Transfer | null
  inquiries: Inquiry[]
  subjects: DossierSubject[]
  representation: Representation | null
  /** Every request for the consent of somebody this dossier names. */
  consents: AskedConsent[] | null
  chosen: Record<string, string>
  landKeys: LandKeys | null
  disputed: Dispute[]
  answers: Record<string, unknown>
  /** What it rests on is the same as long as this is. */
  grounds: number
  version: number
  /** When this was read, by the database's clock: of two prefills the one that began later stands. */
  began: string
  /** Durable: the ids of the look-ups follow from it. That of a prefill that never came to an end, if there is one. */
  seed: string
  /** This very question was answered before: the bus brought it a second time. */
  answered: boolean
}

/** A prefill that begins. */
export interface PrefillRow {
  /** The seed of its look-ups' ids, unless one that never came to an end has left its own. */
  id: string
  dossierId: string
  /** The snapshot it will end in: one that is there already says that the question was answered before. */
  snapshotId: string
  at: Date
}

/** What came of a prefill. */
export interface SnapshotRow {
  id: string
  dossierId: string
  prefillId: string
  fields: SnapshotField[]
  papersAvoided: number
  results: LookupResult[]
  chosen: Record<string, string>
  landKeys: LandKeys | null
  residenceUnit: string | null
  /** Places a registry provides now: what is typed there when this is kept gives way. */
  provided: string[]
  eventId: string
  actor: { account: string; name: string }
  /** Of the dossier, as the prefill found it. */
  grounds: number
  began: string
  /** What the question itself chose and said of land; the rest is as the prefill found it. */
  asked: { chosen: Record<string, string>; land: boolean; ifMatch?: number }
  at: Date
}

/**
 * `repeated`: the same prefill was kept before. `outdated`: what it rests on has changed since it began, or a later one
 * stands. `stale`: the dossier is no longer of the version that was asked for.
 */
export type Finished = 'kept' | 'repeated' | 'outdated' | 'stale'

type FinishedRow = Omit<SnapshotRow, 'fields' | 'results'> & { kept: KeptSnapshot }

const pickUp = `interval '5 minutes'`

/** The hot path's statements: each one a single round trip, gathered into batches under load. */
@Injectable()
export class Prefills {
  private readonly begun = new BatchWriter<PrefillRow, DossierToFill | undefined>((rows) => this.insertPrefills(rows))
  private readonly finished = new BatchWriter<FinishedRow, Finished>((rows) => this.insertSnapshots(rows))

  constructor(
    private readonly database: Database,
    private readonly noteRepeats: NoteRepeats,
  ) {}

  /**
   * The dossier as it is now, with the seed of the look-ups' ids. The seed is durable when this resolves, so that a retry
   * after a crash uses the same ids again. Undefined where there is no such dossier.
   */
  async begin(row: PrefillRow): Promise<DossierToFill | undefined> {
    return isDossierId(row.dossierId) ? this.begun.write(row) : undefined
  }

  /** Takes back a beginning whose question was refused. */
  async forget(id: string, dossierId: string): Promise<void> {
    await this.database.write('delete from prefill where id = $1 and dossier_id = $2', [id, dossierId])
  }

  /** What an earlier answer to the same question kept. */
  async kept(dossierId: string, snapshotId: string): Promise<Pick<SnapshotRow, 'fields' | 'papersAvoided'>> {
    const [row] = await this.database.query<SnapshotColumns & Pick<SnapshotRow, 'papersAvoided'>>(
      `select ${snapshotColumns}, papers_avoided as "papersAvoided" from snapshot where id = $1 and dossier_id = $2`,
      [snapshotId, dossierId],
    )
    if (!row) throw snapshotNotFound()
    return { fields: fieldsOfRow(row), papersAvoided: row.papersAvoided }
  }

  /**
   * Snapshot, the dossier's pointer to it and its event in one transaction; then, what was typed that it gives. Nothing
   * changes when a snapshot of that id is there, when the dossier rests on other grounds, choices or land keys than the
   * prefill, is of another version than was asked for, or holds a prefill that began later.
   */
  async finish({ fields, results, ...row }: SnapshotRow, dossier: DossierToFill): Promise<Finished> {
    const finished = await this.finished.write({ ...row, kept: packSnapshot(fields, results) })
    if (finished === 'kept') await this.noteRepeats.afterPrefill(dossier, fields)
    return finished
  }

  private async insertPrefills(rows: PrefillRow[]): Promise<(DossierToFill | undefined)[]> {
    const begun = await this.database.write<DossierToFill & { prefillId: string }>(beginStatement, [
      JSON.stringify(rows),
    ])
    const byId = new Map(begun.map(({ prefillId, ...dossier }) => [prefillId, dossier]))
    return rows.map(({ id }) => byId.get(id))
  }

  private async insertSnapshots(rows: FinishedRow[]): Promise<Finished[]> {
    const ended = await this.database.write<{ id: string; ended: Finished }>(finishStatement, [JSON.stringify(rows)])
    const byId = new Map(ended.map(({ id, ended: how }) => [id, how]))
    return rows.map(({ id }) => byId.get(id) ?? 'outdated')
  }
}

/**
 * Rows come as one JSON text: in arrays every quotation mark of their JSON parts would be escaped and read once more. A
 * dossier that is being removed is waited for, and then there is none.
 */
/**
 * The dossier is read beside its lock, not through it: a locked row is as new as it can be, its consents as old as the
 * statement, and a consent that was taken back in between would stand beside the grounds of its withdrawal.
 */
const beginStatement = `
  with input as (
    select * from json_to_recordset($1) as t (id uuid, "dossierId" uuid, "snapshotId" uuid, at timestamptz)
  ), standing as (
    select id from dossier where id in (select "dossierId" from input) order by id for key share
  ), found as (
    select i.id as "prefillId", i.at as "begunAt",
         d.id, d.procedure, d.form_version as "formVersion", d.status, d.identity, d.channel, d.created_by as "createdBy",
         d.applicant_person_id as "applicantPersonId", d.applicant_old_id as "applicantOldId",
         d.applicant_passport as "applicantPassport", d.applicant_name as "applicantName",
         d.applicant_birth_date as "applicantBirthDate", d.residence_unit as "residenceUnit",
         d.received_by as "receivedBy", d.handled_by as "handledBy", d.transfer, d.inquiries, d.subjects,
         d.representation, d.chosen,
         d.land_keys as "landKeys", d.disputed, d.answers, d.grounds, d.version,
         clock_timestamp()::text as began,
         (select jsonb_agg(jsonb_build_object('id', c.id, 'role', c.role, 'personId', c.person_id, 'answer', c.answer,
             'requestedAt', c.requested_at, 'expiresAt', c.expires_at))
           from consent c where c.dossier_id = d.id) as consents,
         coalesce(
           (select p.seed from prefill p
             where p.dossier_id = d.id and p.created_at > now() - ${pickUp}
               and not exists (select 1 from snapshot s where s.dossier_id = d.id and s.created_at >= p.created_at)
             order by p.created_at limit 1),
           first_value(i.id) over (partition by d.id order by i.id)) as seed,
         exists (select 1 from snapshot s where s.id = i."snapshotId" and s.dossier_id = d.id) as answered
    from input i join standing on standing.id = i."dossierId" join dossier d on d.id = standing.id
  ), begun as (
    insert into prefill (id, dossier_id, seed, created_at)
    select "prefillId", id, seed, "begunAt" from found where not answered
  )
  select * from found`

/**
 * The dossiers' rows are locked in the order of their ids, and judged as they are then: a change that was committed while
 * this waited for a lock is seen, because PostgreSQL reads a row it waited for again.
 */
const finishStatement = `
  with input as (
    select id, "dossierId" as dossier_id, "prefillId" as prefill_id, kept, "papersAvoided" as papers_avoided,
           chosen, "landKeys" as land_keys, "residenceUnit" as residence_unit, provided,
           "eventId" as event_id, actor, grounds, began, asked, at
    from json_to_recordset($1) as t (id uuid, "dossierId" uuid, "prefillId" uuid, kept json, "papersAvoided" int,
      chosen jsonb, "landKeys" jsonb, "residenceUnit" text, provided jsonb, "eventId" uuid, actor json, grounds int,
      began timestamptz, asked jsonb, at timestamptz)
  ), standing as (
    select d.id as dossier_id, d.grounds, d.version, d.chosen, d.land_keys, d.snapshot_id, d.prefill_began from dossier d
    where exists (select 1 from input i where i.dossier_id = d.id)
    order by d.id for no key update
  ), judged as (
    select i.*, case
      when d.snapshot_id = i.id or exists (select 1 from snapshot s where s.id = i.id) then 'repeated'
      when d.version <> (i.asked->>'ifMatch')::int then 'stale'
      when d.grounds <> i.grounds or d.prefill_began > i.began or d.chosen || (i.asked->'chosen') <> i.chosen
        or (not (i.asked->>'land')::boolean and d.land_keys is distinct from i.land_keys) then 'outdated'
      else 'kept' end as verdict
    from input i join standing d using (dossier_id)
  ), usable as (
    select distinct on (dossier_id) * from judged where verdict = 'kept' order by dossier_id, began desc, id desc
  ), kept as (
    insert into snapshot (id, dossier_id, prefill_id, kept, papers_avoided, created_at)
    select id, dossier_id, prefill_id, kept, papers_avoided, at from usable
    on conflict (id) do nothing returning id
  ), happened as (
    insert into dossier_event (id, dossier_id, at, event, actor, actor_name)
    select event_id, dossier_id, at, 'prefilled', actor->>'account', actor->>'name' from usable join kept using (id)
  ), pointed as (
    update dossier d
    set snapshot_id = i.id, chosen = i.chosen, land_keys = i.land_keys, residence_unit = coalesce(i.residence_unit, d.residence_unit),
        answers = d.answers - array(select jsonb_array_elements_text(i.provided)), changed_at = i.at, version = d.version + 1,
        prefill_began = i.began
    from usable i join kept using (id) where d.id = i.dossier_id
  )
  select j.id, case when j.verdict <> 'kept' then j.verdict
                    when k.id is not null then 'kept'
                    when u.id is not null then 'repeated'
                    when j.asked ? 'ifMatch' then 'stale'
                    else 'outdated' end as ended
  from judged j left join kept k using (id) left join usable u using (id)`
