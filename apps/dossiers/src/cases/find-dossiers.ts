import { Injectable } from '@nestjs/common'
import type {
  Actor,
  DossierListItem,
  DossierPage,
  DossierRef,
  DossierView,
  ListDossiers,
  SnapshotField,
  SnapshotView,
  Timeline,
} from '#contracts'
import { Database } from '#platform'
import { searchKey } from '#vietnam'
import { summaryOf } from '../prefill/summary.rules.js'
import { assertWorksOnDossiers } from './access.rules.js'
import { cursorInvalid, snapshotNotFound } from './dossier.errors.js'
import { Dossiers, isDossierId } from './dossiers.js'
import { representationView, type Representation } from '../representation/representation.rules.js'
import type { CompletedPart } from './parts.rules.js'
import { Views } from './views.js'

interface ListRow {
  id: string
  code: string | null
  procedure: string
  formVersion: string
  status: DossierListItem['status']
  completedParts: CompletedPart[]
  applicantName: string
  representation: Representation | null
  receivedAt: Date | null
  dueAt: Date | null
  /** Microseconds since 1970, as the cursor carries them: finer than a `Date`. */
  changedAt: string
}

/** Reads dossiers: one, a page of those the actor may see, the snapshot, the history. */
@Injectable()
export class FindDossiers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly views: Views,
  ) {}

  async one({ dossier }: DossierRef, actor: Actor): Promise<DossierView> {
    return this.views.view(await this.dossiers.get(dossier, actor), actor)
  }

  /** Newest change first; a citizen's own, an official's authority's. */
  async page(query: ListDossiers, actor: Actor): Promise<DossierPage> {
    assertWorksOnDossiers(actor)
    const limit = query.limit ?? 20
    const after = query.cursor ? readCursor(query.cursor) : undefined
    const rows = await this.database.query<ListRow>(listStatement(actor.role), [
      actor.role === 'citizen' ? (actor.personId ?? '') : (actor.authority ?? ''),
      query.status ?? null,
      query.procedure ?? null,
      query.q ? namePattern(query.q) : null,
      query.q ? `%${likeText(query.q)}%` : null,
      after?.changedAt ?? null,
      after?.id ?? null,
      limit + 1,
    ])
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return {
      items: items.map((row) => this.item(row, actor)),
      nextCursor: rows.length > limit && last ? writeCursor(last) : null,
    }
  }

  async snapshot({ dossier }: DossierRef, actor: Actor): Promise<SnapshotView> {
    const { snapshotId, disputed } = await this.dossiers.get(dossier, actor)
    if (!snapshotId) throw snapshotNotFound()
    const [row] = await this.database.query<{ fields: SnapshotField[]; papersAvoided: number }>(
      'select fields, papers_avoided as "papersAvoided" from snapshot where id = $1',
      [snapshotId],
    )
    if (!row) throw snapshotNotFound()
    const fields = row.fields.map((field) =>
      disputed.includes(field.path) ? { ...field, quality: 'disputed' as const, editable: true } : field,
    )
    return { snapshotId, fields, summary: summaryOf(fields, row.papersAvoided) }
  }

  /** Newest event first. */
  async timeline({ dossier }: DossierRef, actor: Actor): Promise<Timeline> {
    const { id } = await this.dossiers.get(dossier, actor)
    const rows = await this.database.query<{ at: Date; event: string; actor_name: string; note: string | null }>(
      'select at, event, actor_name, note from dossier_event where dossier_id = $1 order by at desc, id desc',
      [id],
    )
    return {
      items: rows.map(({ at, event, actor_name, note }) => ({
        at: at.toISOString(),
        event,
        by: actor_name,
        ...(note === null ? {} : { note }),
      })),
    }
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
      receivedAt: row.receivedAt?.toISOString() ?? null,
      dueAt: row.dueAt?.toISOString() ?? null,
      ...(openParts === undefined ? {} : { openParts }),
      ...(row.representation ? { representation: representationView(row.representation, row.applicantName) } : {}),
    }
  }
}

function listStatement(role: Actor['role']): string {
  const own = {
    citizen: `(applicant_person_id = $1 or representation->>'personId' = $1)`,
    head: `(received_by = $1 or handled_by = $1 or received_by like $1 || '.%' or handled_by like $1 || '.%')`,
    official: '(received_by = $1 or handled_by = $1)',
  }[role === 'citizen' || role === 'head' ? role : 'official']
  const visible =
    role === 'citizen'
      ? own
      : `${own} and not (status = 'draft' and channel = 'citizen' and coalesce(representation->>'status', '') <> 'unverified')`
  return `
    select id, code, procedure, form_version as "formVersion", status, completed_parts as "completedParts", applicant_name as "applicantName", representation, received_at as "receivedAt", due_at as "dueAt",
           (extract(epoch from changed_at) * 1000000)::bigint::text as "changedAt"
    from dossier
    where ${visible}
      and ($2::text is null or status = $2)
      and ($3::text is null or procedure = $3)
      and ($4::text is null or search_name like $4 or code ilike $5)
      and ($6::bigint is null or (changed_at, id) < ('epoch'::timestamptz + $6::bigint * interval '1 microsecond', $7::uuid))
    order by changed_at desc, id desc
    limit $8`
}

/** Names that contain the text; a text of nothing but signs names leave out is in none. */
function namePattern(text: string): string {
  const key = searchKey(text)
  return key && `%${likeText(key)}%`
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

function writeCursor({ changedAt, id }: ListRow): string {
  return Buffer.from(JSON.stringify([changedAt, id])).toString('base64url')
}

function readCursor(cursor: string): { changedAt: string; id: string } {
  try {
    const [changedAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    if (!/^\d{1,17}$/.test(changedAt) || !isDossierId(id)) throw cursorInvalid()
    return { changedAt, id }
  } catch {
    throw cursorInvalid()
  }
}
