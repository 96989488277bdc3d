import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type AttachmentPurpose,
  type DossierRef,
  type ShownPaper,
  type ShowPaperCommand,
} from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import type { Change } from '../dossier/change.js'
import { Dossiers } from '../dossier/dossiers.js'
import { dayOf, isPartialDate } from '#vietnam'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { attachmentNotFound, tooManyShownPapers, validityInvalid } from './attachment.errors.js'
import { listedPaper, readPurpose } from './purpose.rules.js'

/** Papers a dossier may have been shown; all of them are listed together. */
const most = 200

interface Row {
  path: string | null
  paper: string | null
  note: string | null
  shownAt: Date
  seenBy: string
  attachmentId: string | null
}

const columns = 'path, paper, note, shown_at as "shownAt", seen_by as "seenBy", attachment_id as "attachmentId"'

/** The attachment a paper is compared with. */
interface Compared {
  path: string | null
  paper: string | null
  fileId: string
  fileName: string
  mediaType: string
  size: number
  sha256: string
}

/**
 * Papers that were shown at the counter: who saw which, and when. Where one was compared with an attachment, that counts as
 * checked, and the applicant keeps it.
 */
@Injectable()
export class ShownPapers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly idempotent: Idempotent,
    private readonly keepPapers: KeepPapers,
  ) {}

  /** Notes a paper. A command that comes again, brought by the bus or with the key of an earlier one, notes none. */
  add(command: ShowPaperCommand, asked: ActorContext): Promise<ShownPaper> {
    const { note, attachmentId, validUntil } = command.body
    const id = uuidv7()
    const shownIn = async (change: Change) => ({
      ...(attachmentId === undefined ? readPurpose(change.form, command.body) : await purposeOf(change, attachmentId)),
      ...(note ? { note } : {}),
      ...{ shownAt: change.at.toISOString(), seenBy: change.actor.name },
      ...(attachmentId === undefined ? {} : { attachmentId }),
    })
    return this.dossiers.change(dossierAccess.show, command, asked, {
      decides: false,
      settled: async (change) => {
        const { tx, actor } = change
        const first = await this.idempotent.claimed(tx, `show ${command.dossier}`, actor, command.idempotency, id)
        if (first === undefined) return (await change.isFirst()) ? undefined : shownIn(change)
        const [row] = await tx.query<Row[]>(`select ${columns} from shown_paper where id = $1 and dossier_id = $2`, [
          first,
          command.dossier,
        ])
        return row ? viewOf(row) : shownIn(change)
      },
      work: async (change) => {
        const { tx, dossier, actor, at } = change
        assertValidity(command.body, change.at)
        const shown = await shownIn(change)
        const [row] = await tx.query<{ count: number }[]>(
          'select count(*)::int as count from shown_paper where dossier_id = $1',
          [dossier.id],
        )
        if ((row?.count ?? 0) >= most) throw tooManyShownPapers(most)
        const { path = null, paper = null } = shown
        await tx.query(
          `insert into shown_paper (id, dossier_id, path, paper, note, shown_at, seen_by, attachment_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, dossier.id, path, paper, note ?? null, at, actor.name, attachmentId ?? null],
        )
        if (attachmentId !== undefined) await this.check(change, attachmentId, validUntil)
        await change.record({ event: 'paperShown', note: paper ?? path ?? undefined })
        return shown
      },
    })
  }

  /** The attachment counts as checked, and the applicant keeps it; what only proves an answer is no paper to be kept. */
  private async check(change: Change, attachmentId: string, validUntil: string | undefined): Promise<void> {
    const { tx, dossier, form, actor, at } = change
    const { paper, ...file } = await compared(change, attachmentId)
    await tx.query('update attachment set verified_at = $3, verified_by = $4 where dossier_id = $1 and id = $2', [
      ...[dossier.id, attachmentId, at, actor.name],
    ])
    if (paper === null) return
    const code = listedPaper(form, paper)?.code
    await this.keepPapers.keep(tx, dossier, {
      ...{ ...file, kind: 'upload', name: paper, authority: actor.authority ?? '', verifiedAt: at },
      ...{ verifiedBy: actor.name, ...(code === undefined ? {} : { code }) },
      ...(validUntil === undefined ? {} : { validUntil }),
    })
  }

  async list({ dossier: id }: DossierRef, actor: Actor): Promise<ShownPaper[]> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const rows = await this.database.query<Row>(
      `select ${columns} from shown_paper where dossier_id = $1 order by id desc`,
      [dossier.id],
    )
    return rows.map(viewOf)
  }
}

async function compared({ tx, dossier }: Change, attachmentId: string): Promise<Compared> {
  const [row] = await tx.query<Compared[]>(
    `select path, paper, coalesce(file_id, id) as "fileId", name as "fileName", media_type as "mediaType", size, sha256
     from attachment where dossier_id = $1 and id = $2`,
    [dossier.id, attachmentId],
  )
  if (!row) throw attachmentNotFound()
  return row
}

async function purposeOf(change: Change, attachmentId: string): Promise<AttachmentPurpose> {
  const { path, paper } = await compared(change, attachmentId)
  return { ...(path === null ? {} : { path }), ...(paper === null ? {} : { paper }) }
}

/** A last day is one of an attachment that is compared, is a day, and is not over. */
function assertValidity({ attachmentId, validUntil }: ShowPaperCommand['body'], at: Date): void {
  if (validUntil === undefined) return
  if (attachmentId === undefined || !isPartialDate(validUntil) || validUntil < dayOf(at)) throw validityInvalid()
}

function viewOf({ path, paper, note, shownAt, seenBy, attachmentId }: Row): ShownPaper {
  return {
    ...(path === null ? {} : { path }),
    ...(paper === null ? {} : { paper }),
    ...(note === null ? {} : { note }),
    shownAt: shownAt.toISOString(),
    seenBy,
    ...(attachmentId === null ? {} : { attachmentId }),
  }
}
