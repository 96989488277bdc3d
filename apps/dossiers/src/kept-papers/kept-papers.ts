import { Injectable } from '@nestjs/common'
import { isUUID } from 'class-validator'
import type { EntityManager } from 'typeorm'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type Done,
  type KeptPaper,
  type KeptPaperFile,
  type KeptPaperKind,
  type KeptPaperPage,
  type KeptPaperRef,
  type KeptPaperView,
  type ListEntries,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, ServiceKeys } from '#platform'
import { dayOf } from '#vietnam'
import { keptPaperNotFound, resultsStay } from './kept-paper.errors.js'
import { reuseMarkerOf, stateOf } from './kept-paper.rules.js'

/** Papers of one person that are looked through for a dossier, the newest of them. */
const mostOffered = 500

/** A paper as it is kept. */
export interface KeptPaperRow {
  id: string
  kind: KeptPaperKind
  code: string | null
  name: string
  key: string
  fileId: string
  fileName: string
  mediaType: string
  size: number
  sha256: string
  dossierId: string
  authority: string
  verifiedAt: Date
  verifiedBy: string
  validFrom: string
  validUntil: string | null
  withdrawnAt: Date | null
}

const columns = `id, kind, code, name, key, file_id as "fileId", file_name as "fileName", media_type as "mediaType", size,
  sha256, dossier_id as "dossierId", authority, verified_at as "verifiedAt", verified_by as "verifiedBy",
  valid_from::text as "validFrom", valid_until::text as "validUntil", withdrawn_at as "withdrawnAt"`

/** The papers of people, for themselves. */
@Injectable()
export class KeptPapers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly keys: ServiceKeys,
  ) {}

  /** A page, newest first. */
  async list({ limit = usualPage, cursor }: ListEntries, { personId = '' }: Actor): Promise<KeptPaperPage> {
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after !== null && !isUUID(after)) throw cursorInvalid()
    const rows = await this.database.query<KeptPaperRow>(
      `select ${columns} from kept_paper where person_hash = $1 and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [this.keys.pseudonym(personId), after, limit + 1],
    )
    return pageOfFound(
      rows.map((row) => this.viewOf(row)),
      ({ id }) => id,
      limit,
    )
  }

  /** Throws `kept_paper_not_found` also for a paper of somebody else. */
  async get({ keptPaper }: KeptPaperRef, { personId = '' }: Actor): Promise<KeptPaperFile> {
    if (!isUUID(keptPaper)) throw keptPaperNotFound()
    const [row] = await this.database.query<KeptPaperRow>(
      `select ${columns} from kept_paper where person_hash = $1 and id = $2`,
      [this.keys.pseudonym(personId), keptPaper],
    )
    if (!row) throw keptPaperNotFound()
    return { ...this.viewOf(row), fileId: row.fileId }
  }

  /** What its owner handed in goes; dossiers it was attached to keep it. Throws `results_stay` for a result. */
  async remove({ keptPaper }: KeptPaperRef, { personId = '' }: Actor): Promise<Done> {
    if (!isUUID(keptPaper)) throw keptPaperNotFound()
    const values = [this.keys.pseudonym(personId), keptPaper]
    const gone = await this.database.write(
      `delete from kept_paper where person_hash = $1 and id = $2 and kind = 'upload' returning id`,
      values,
    )
    if (gone.length > 0) return { done: true }
    const kept = await this.database.query('select 1 from kept_paper where person_hash = $1 and id = $2', values)
    throw kept.length > 0 ? resultsStay() : keptPaperNotFound()
  }

  /** The newest of a person, for a dossier of theirs; with `lock` they stay as they are until the transaction ends. */
  async heldBy(tx: Pick<EntityManager, 'query'>, personId: string, lock = false): Promise<KeptPaperRow[]> {
    return tx.query<KeptPaperRow[]>(
      `select ${columns} from kept_paper where person_hash = $1 order by id desc limit ${mostOffered}${lock ? ' for share' : ''}`,
      [this.keys.pseudonym(personId)],
    )
  }

  /** What is told of a paper before anybody opens it. */
  summaryOf({
    id,
    kind,
    code,
    name,
    verifiedAt,
    verifiedBy,
    authority,
    validFrom,
    validUntil,
  }: KeptPaperRow): KeptPaper {
    return {
      ...{ id, kind, name, verifiedBy, validFrom, validUntil, reuseMarker: reuseMarkerOf(kind) },
      ...(code === null ? {} : { code }),
      verifiedAt: verifiedAt.toISOString(),
      authority: this.catalogue.get('authority', authority)?.name ?? { vi: authority, en: authority },
    }
  }

  private viewOf(row: KeptPaperRow): KeptPaperView {
    const { fileName, mediaType, size, sha256, dossierId } = row
    const state = stateOf(row, dayOf(this.clock.now()))
    return { ...this.summaryOf(row), state, fileName, mediaType, size, sha256, dossierId }
  }
}
