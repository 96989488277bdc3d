import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  dossierAccess,
  officeEvents,
  pageOfFound,
  readCursor,
  usualPage,
  type Actor,
  type DossierListItem,
  type DossierPage,
  type DossierRef,
  type DossierView,
  type ListDossiers,
  type ListTimeline,
  type SnapshotView,
  type Timeline,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { snapshotNotFound } from '../dossier/dossier.errors.js'
import { Dossiers, isDossierId } from '../dossier/dossiers.js'
import type { CompletedPart } from '../lifecycle/parts.rules.js'
import { isRepresentative, representationView, type Representation } from '../representation/representation.rules.js'
import { fieldsOfRow, snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import type { Inquiry } from '../standing/standing.rules.js'
import {
  countStatement,
  fewFound,
  listStatement,
  mostCounted,
  readPlace,
  writeCursor,
  type ListQuestion,
  type Placed,
  type Statement,
} from './dossier-list.statement.js'
import { summaryOf } from './summary.rules.js'
import { assigneeOf, Views } from './views.js'

interface HistoryRow {
  id: string
  at: Date
  event: string
  by: string
  note: string | null
}

interface ListRow extends Placed {
  code: string | null
  procedure: string
  formVersion: string
  status: DossierListItem['status']
  completedParts: CompletedPart[]
  applicantName: string
  representation: Representation | null
  createdAt: Date
  receivedAt: Date | null
  dueAt: Date | null
  assignedTo: string | null
  assignedName: string | null
  transferTo: string | null
  inquiries: Inquiry[]
  version: number
}

/** Reads dossiers: one, a page of those the actor may see, the snapshot, the history. */
@Injectable()
export class FindDossiers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly views: Views,
    private readonly clock: Clock,
  ) {}

  one({ dossier }: DossierRef, actor: Actor): Promise<DossierView> {
    return this.dossiers.whole(dossierAccess.read, dossier, actor, (found) => this.views.view(found, actor))
  }

  /** The dossier as an office that is asked for its opinion reads it; throws where its office is not. */
  async consulted({ dossier }: DossierRef, actor: Actor): Promise<DossierView> {
    return this.views.consulted(await this.dossiers.get(dossierAccess.readFile, dossier, actor), actor)
  }

  /** The dossier, if the actor may read it now; throws as every read does. */
  readable(dossier: string, actor: Actor): Promise<Dossier> {
    return this.dossiers.get(dossierAccess.read, dossier, actor)
  }

  /** A citizen's own, an official's authority's. */
  async page(query: ListDossiers, actor: Actor): Promise<DossierPage> {
    const { limit = usualPage, cursor, sort = actor.role === 'citizen' ? 'changed' : 'due' } = query
    const question = { ...query, actor, sort, now: this.clock.now() }
    const before = cursor === undefined ? undefined : readPlace(sort, cursor)
    const [rows, total] = await (query.q
      ? this.searched(question, before, limit)
      : this.listed(question, before, limit))
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map((row) => this.item(row, actor)),
      nextCursor: rows.length > limit && last ? writeCursor(sort, last) : null,
      total: total > mostCounted ? `${mostCounted}+` : total,
    }
  }

  private listed(question: ListQuestion, before: Placed | undefined, limit: number): Promise<[ListRow[], number]> {
    return Promise.all([this.ask<ListRow>(listStatement(question, before, limit + 1)), this.count(question)])
  }

  /** How many a search finds says how its page is found. */
  private async searched(
    question: ListQuestion,
    before: Placed | undefined,
    limit: number,
  ): Promise<[ListRow[], number]> {
    const total = await this.count(question)
    if (total === 0) return [[], 0]
    return [await this.ask<ListRow>(listStatement(question, before, limit + 1, total <= fewFound)), total]
  }

  private async count(question: ListQuestion): Promise<number> {
    const [row] = await this.ask<{ total: number }>(countStatement(question))
    return row?.total ?? 0
  }

  private ask<R>({ text, values }: Statement): Promise<R[]> {
    return this.database.queryPlanned<R>(text, values)
  }

  async snapshot({ dossier }: DossierRef, actor: Actor): Promise<SnapshotView> {
    const found = await this.dossiers.get(dossierAccess.read, dossier, actor)
    const { snapshotId } = found
    if (!snapshotId) throw snapshotNotFound()
    const [row] = await this.database.query<SnapshotColumns>(
      `select ${snapshotColumns} from snapshot where id = $1 and dossier_id = $2`,
      [snapshotId, found.id],
    )
    if (!row) throw snapshotNotFound()
    const fields = this.views.standingFields(found, fieldsOfRow(row))
    return { snapshotId, fields, summary: summaryOf(fields, this.views.papersAvoided(found, fields)) }
  }

  /** A page of the history, newest event first. */
  async timeline({ dossier, limit = usualPage, cursor }: ListTimeline, actor: Actor): Promise<Timeline> {
    const after = cursor === undefined ? null : readCursor(cursor)
    const { id } = await this.dossiers.get(dossierAccess.read, dossier, actor)
    if (after !== null && !(await this.isOfHistory(after, id))) throw cursorInvalid()
    const rows = await this.database.query<HistoryRow>(
      `select id, at, event, actor_name as by, note from dossier_event
       where dossier_id = $1 and event <> all ($4::text[])
         and ($2::uuid is null or (at, id) < (select at, id from dossier_event where id = $2 and dossier_id = $1))
       order by at desc, id desc limit $3`,
      [id, after, limit + 1, actor.role === 'citizen' ? officeEvents : []],
    )
    const { items, nextCursor } = pageOfFound(rows, (row) => row.id, limit)
    return {
      items: items.map(({ at, event, by, note }) => ({
        at: at.toISOString(),
        event,
        by,
        ...(note === null ? {} : { note }),
      })),
      nextCursor,
    }
  }

  private async isOfHistory(event: string, dossier: string): Promise<boolean> {
    if (!isDossierId(event)) return false
    const found = 'select 1 from dossier_event where id = $1 and dossier_id = $2'
    return (await this.database.query(found, [event, dossier])).length > 0
  }

  private item(row: ListRow, actor: Actor): DossierListItem {
    const openParts = actor.role === 'citizen' ? undefined : this.views.openParts(row)
    return {
      id: row.id,
      code: row.code,
      procedure: row.procedure,
      procedureName: this.views.procedureName(row.procedure),
      status: row.status,
      applicantName: row.applicantName,
      createdAt: row.createdAt.toISOString(),
      receivedAt: row.receivedAt?.toISOString() ?? null,
      dueAt: row.dueAt?.toISOString() ?? null,
      ...(openParts === undefined ? {} : { openParts }),
      ...(actor.role === 'citizen' ? {} : { assignedTo: assigneeOf(row), etag: `"${row.version}"` }),
      ...(actor.role === 'citizen' || row.transferTo === null ? {} : { transferTo: row.transferTo }),
      ...(actor.role === 'citizen' ? {} : this.views.waitsForOpinions(row)),
      ...(row.representation ? { representation: representationView(row.representation, row.applicantName) } : {}),
      ...(isRepresentative(row, actor) ? { actsForApplicant: true as const } : {}),
    }
  }
}
