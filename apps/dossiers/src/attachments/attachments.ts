import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type AddAttachmentCommand,
  type AttachmentAdded,
  type AttachmentFile,
  type AttachmentRef,
  type AttachmentRemoved,
  type AttachmentRoom,
  type AttachmentView,
  type DossierRef,
  type ReuseMarker,
} from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import { Dossiers, isDossierId } from '../dossier/dossiers.js'
import { inquiriesTo, isOnlyConsulted } from '../standing/standing.rules.js'
import { assertRoom } from './attachment-room.js'
import { attachmentNotFound } from './attachment.errors.js'
import { readPurpose } from './purpose.rules.js'

interface Row extends Pick<AttachmentView, 'attachmentId' | 'name' | 'mediaType' | 'size' | 'sha256' | 'addedBy'> {
  path: string | null
  paper: string | null
  addedAt: Date
  fileId: string
  reuseMarker: ReuseMarker | null
  verifiedAt: Date | null
  verifiedBy: string | null
  isWithdrawn: boolean
}

const columns = `a.id as "attachmentId", path, paper, name, media_type as "mediaType", size, sha256,
  added_at as "addedAt", added_by as "addedBy", coalesce(file_id, a.id) as "fileId", reuse_marker as "reuseMarker",
  verified_at as "verifiedAt", verified_by as "verifiedBy",
  exists (select 1 from kept_paper k where k.id = a.kept_paper and k.withdrawn_at is not null) as "isWithdrawn"`

/**
 * The files of dossiers. Their content is in the file store under the same id; what the store keeps and no dossier claims
 * is removed by `RemoveUnclaimedFiles`, so that removing an attachment is removing its row.
 */
@Injectable()
export class Attachments {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly idempotent: Idempotent,
  ) {}

  /** What may still be attached; throws where nothing may. Asked before a file is taken in. */
  async room({ dossier: id }: DossierRef, actor: Actor): Promise<AttachmentRoom> {
    const dossier = await this.dossiers.get(dossierAccess.attach, id, actor)
    return this.database.read((entities) => assertRoom(entities, dossier))
  }

  /**
   * Claims a stored file for a dossier. A command that comes again, brought by the bus or with the key of an earlier one,
   * changes nothing, also where its attachment was removed since: the answer names that of the first.
   */
  add(command: AddAttachmentCommand, asked: ActorContext): Promise<AttachmentAdded> {
    const { attachmentId, body } = command
    const { sha256, size, mediaType, name } = body
    return this.dossiers.change(dossierAccess.attach, command, asked, {
      decides: false,
      settled: async (change) => {
        const { tx, dossier, actor } = change
        const route = `attach ${command.dossier}`
        const first = await this.idempotent.claimed(tx, route, actor, command.idempotency, attachmentId)
        if (first === undefined && (await change.isFirst())) return undefined
        return { attachmentId: first ?? attachmentId, sha256, size, mediaType, version: dossier.version }
      },
      work: async (change) => {
        const { tx, dossier, form, actor, at } = change
        const { path, paper } = readPurpose(form, body)
        await assertRoom(tx, dossier, size)
        await tx.query(
          `insert into attachment (id, dossier_id, path, paper, name, media_type, size, sha256, added_at, added_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [attachmentId, dossier.id, path ?? null, paper ?? null, name, mediaType, size, sha256, at, actor.name],
        )
        await change.record({ event: 'attached', note: paper ?? path })
        return { attachmentId, sha256, size, mediaType, version: (await change.save()).version }
      },
    })
  }

  async list({ dossier: id }: DossierRef, actor: Actor): Promise<AttachmentView[]> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const rows = await this.database.query<Row>(
      `select ${columns} from attachment a where dossier_id = $1 order by a.id desc`,
      [dossier.id],
    )
    return rows.map(viewOf)
  }

  /** An office whose opinion is asked gets what was shared with it, while it is asked. */
  async get({ dossier: id, attachmentId }: AttachmentRef, actor: Actor): Promise<AttachmentFile> {
    const dossier = await this.dossiers.get(dossierAccess.readFile, id, actor)
    if (!isDossierId(attachmentId)) throw attachmentNotFound()
    const inquiries = inquiriesTo(dossier, actor).filter(({ isOpen }) => isOpen)
    const [row] = await this.database.query<Row>(
      `select ${columns} from attachment a where dossier_id = $1 and a.id = $2 and ($3 or exists (
         select 1 from opinion o where o.dossier_id = $1 and o.id = any($4) and a.id = any(o.attachments)))`,
      [dossier.id, attachmentId, !isOnlyConsulted(dossier, actor), inquiries.map((one) => one.id)],
    )
    if (!row) throw attachmentNotFound()
    return { ...viewOf(row), fileId: row.fileId }
  }

  /** Of a draft only: what was submitted stays as it was submitted. */
  remove(command: AttachmentRef, asked: ActorContext): Promise<AttachmentRemoved> {
    return this.dossiers.change(dossierAccess.remove, command, asked, {
      decides: false,
      work: async (change) => {
        const { tx, dossier } = change
        if (!isDossierId(command.attachmentId)) throw attachmentNotFound()
        const [gone] = await tx.query<{ label: string; isKept: boolean }[]>(
          `with gone as (delete from attachment where dossier_id = $1 and id = $2
             returning coalesce(paper, path) as label, coalesce(file_id, id) as file, kept_paper)
           select label, kept_paper is not null or exists (select 1 from kept_paper k where k.file_id = file)
             or exists (select 1 from attachment a where a.file_id = file and a.id <> $2) as "isKept"
           from gone`,
          [dossier.id, command.attachmentId],
        )
        if (!gone) throw attachmentNotFound()
        await change.record({ event: 'attachmentRemoved', note: gone.label })
        await change.save()
        return gone.isKept ? {} : { unclaimed: command.attachmentId.toLowerCase() }
      },
    })
  }
}

function viewOf(row: Row): AttachmentView {
  const { attachmentId, path, paper, name, mediaType, size, sha256, addedBy, addedAt } = row
  const { reuseMarker, verifiedAt, verifiedBy, isWithdrawn } = row
  return {
    ...{ attachmentId, name, mediaType, size, sha256, addedBy, addedAt: addedAt.toISOString() },
    ...(path === null ? {} : { path }),
    ...(paper === null ? {} : { paper }),
    ...(verifiedAt === null ? {} : { verifiedAt: verifiedAt.toISOString() }),
    ...(verifiedBy === null ? {} : { verifiedBy }),
    ...(reuseMarker === null ? {} : { reuseMarker, inForce: !isWithdrawn }),
  }
}
