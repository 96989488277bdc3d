import { Inject, Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import {
  cursorInvalid,
  isOwnRegistry,
  pageOfFound,
  readCursor,
  usualPage,
  type Certainty,
  type ClaimState,
  type CorrectionStatus,
  type ListCorrections,
  type OwnedCorrection,
  type OwnedCorrectionPage,
  type RegistryId,
} from '#contracts'
import type { Database } from '#database'
import { Clock } from '#platform'
import { isSameValue } from '#vietnam'
import { REGISTRY_ID, REGISTRY_SCHEMA } from '../answering/registry-id.js'
import { RegistrySource } from '../answering/source.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'
import type { Correctables } from './correctable.js'
import { CorrectedRecords, type RecordNow } from './corrected-records.js'
import { correctionNotFound } from './correction.errors.js'

/** The injection token of how a registry writes corrected values, by concept. */
export const CORRECTABLES = Symbol('correctables')

/** A correction as it is kept, with the claims that were merged. */
export interface CorrectionRow {
  id: string
  number: string
  concept: string
  kind: string | null
  key: string | null
  held: unknown
  lookupId: string | null
  question: Buffer | null
  claims: number
  claimed: { correctionId: string; dossierId: string; claimedValue: unknown; reason: string; at: string }[]
  openedAt: Date
  dueAt: Date
  dueCertainty: Certainty
  status: CorrectionStatus
  decidedAt: Date | null
  decidedBy: string | null
  decidedKey: string | null
  decidedHash: string | null
  decisionReason: string | null
}

/** Claims that are shown of a correction. */
const mostShown = 20

/** The corrections of this registry as they are read. */
@Injectable()
export class KeptCorrections {
  /** What every statement reads of a correction, here called `c`. */
  private readonly columns: string

  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    @Inject(REGISTRY_SCHEMA) private readonly schema: string,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    @Inject(CORRECTABLES) private readonly correctables: Correctables,
    private readonly source: RegistrySource,
    private readonly records: CorrectedRecords,
    private readonly clock: Clock,
  ) {
    this.columns = `c.id, ${this.numberOf('c')} as number, c.concept, c.record_kind as kind, c.record_key as key,
      c.held_value as held, c.lookup_id as "lookupId", c.question, c.claims, c.opened_at as "openedAt", c.due_at as "dueAt",
      c.due_certainty as "dueCertainty", c.status, c.decided_at as "decidedAt", c.decided_by as "decidedBy", c.decided_key as "decidedKey",
      c.decided_hash as "decidedHash", c.decision_reason as "decisionReason",
      (select jsonb_agg(jsonb_build_object('correctionId', m.correction_id, 'dossierId', m.dossier_id,
           'claimedValue', m.claimed_value, 'reason', m.reason, 'at', m.opened_at) order by m.opened_at, m.correction_id)
         from ${schema}.correction_claim m where m.part_of = c.id) as claimed`
  }

  /** A page, newest change first. */
  async list({ status, limit = usualPage, cursor }: ListCorrections): Promise<OwnedCorrectionPage> {
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after !== null && !(isUUID(after) && (await this.isThere(after)))) throw cursorInvalid()
    const rows = await this.database.query<CorrectionRow>(
      `select ${this.columns} from ${this.schema}.correction c
       where ($1::text is null or status = $1)
         and ($2::uuid is null or (changed_at, id) < (select changed_at, id from ${this.schema}.correction where id = $2))
       order by changed_at desc, id desc limit $3`,
      [status ?? null, after, limit + 1],
    )
    const { items, nextCursor } = pageOfFound(rows, ({ id }) => id, limit)
    return { items: await this.viewsOf(items), nextCursor }
  }

  /** Within `tx` nobody else decides, or adds a claim, until its end. Throws `correction_not_found`. */
  async get(id: string, tx?: EntityManager): Promise<CorrectionRow> {
    const text = `select ${this.columns} from ${this.schema}.correction c where id = $1`
    // read by a statement of its own: one that waits for the lock does not see claims that came in meanwhile
    await tx?.query(`select 1 from ${this.schema}.correction where id = $1 for update`, [id])
    const [row] = tx
      ? await tx.query<CorrectionRow[]>(text, [id])
      : await this.database.query<CorrectionRow>(text, [id])
    if (!row) throw correctionNotFound()
    return row
  }

  async viewsOf(rows: readonly CorrectionRow[]): Promise<OwnedCorrection[]> {
    const now = await this.records.now(rows)
    return rows.map((row, index) => this.viewOf(row, now[index]))
  }

  /** How the claim of a dossier stands; throws `correction_not_found`. */
  async claim(correctionId: string): Promise<ClaimState> {
    const [row] = await this.database.query<
      Omit<ClaimState, 'dueAt' | 'decidedAt'> & { dueAt: Date; decidedAt: Date | null }
    >(
      `select ${this.numberOf('c')} as number, c.due_at as "dueAt", c.status, c.decided_at as "decidedAt",
         c.decision_reason as reason
       from ${this.schema}.correction_claim m join ${this.schema}.correction c on c.id = m.part_of
       where m.correction_id = $1`,
      [correctionId],
    )
    if (!row) throw correctionNotFound()
    const { number, status, dueAt, decidedAt, reason } = row
    return {
      ...{ number, status, dueAt: dueAt.toISOString() },
      ...(decidedAt ? { decidedAt: decidedAt.toISOString() } : {}),
      ...(reason ? { reason } : {}),
    }
  }

  private viewOf(row: CorrectionRow, now: RecordNow | undefined): OwnedCorrection {
    const { id, number, concept, kind, held, claims, claimed, openedAt, dueAt, status, decidedAt, decisionReason } = row
    const [first] = claimed
    const isOpen = status === 'open'
    const changed = isOpen && now !== undefined && held !== null && !isSameValue(now.value, held)
    return {
      ...{ id: `${this.id}.${id}`, number, concept, claims, status },
      record: { kind: kind ?? '', label: now ? this.labelOf(now) : null },
      claimedValue: first?.claimedValue,
      ...(held === null ? {} : { heldValue: held }),
      ...(changed ? { heldNow: now.value } : {}),
      reason: first?.reason ?? '',
      claimed: claimed.slice(0, mostShown).map(({ claimedValue, reason, at }) => ({
        ...{ claimedValue, reason, at: new Date(at).toISOString() },
      })),
      openedAt: openedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      dueCertainty: row.dueCertainty,
      overdue: isOpen && dueAt < this.clock.now(),
      changesRecord: now !== undefined && concept in this.correctables,
      ...(decidedAt ? { decidedAt: decidedAt.toISOString() } : {}),
      ...(decisionReason === null ? {} : { decisionReason }),
    }
  }

  /** How its owner finds the record: a parcel by its number, a file by its subject, one of several that joined by its label too. */
  private labelOf({ question: { subject }, record }: RecordNow): string | null {
    if (this.source.keysNameRecords) return record.label ?? record.key
    const whose = subject.personId ?? subject.formerIds?.[0] ?? subject.taxCodes?.[0] ?? null
    return isOwnRegistry(this.id) || record.label === undefined ? whose : [record.label, whose ?? []].flat().join(', ')
  }

  private numberOf(alias: string): string {
    return `'${this.id.toUpperCase()}-' || extract(year from ${alias}.opened_at at time zone 'Asia/Ho_Chi_Minh') || '-' || lpad(${alias}.n::text, 5, '0')`
  }

  private async isThere(id: string): Promise<boolean> {
    const found = await this.database.query(`select 1 from ${this.schema}.correction where id = $1`, [id])
    return found.length > 0
  }
}
