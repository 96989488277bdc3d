import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  type Actor,
  type AddAttachmentCommand,
  type AttachmentAdded,
  type AttachmentRef,
  type AttachmentRoom,
  type AttachmentView,
  type Done,
  type DossierRef,
} from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers, isDossierId } from '../dossier/dossiers.js'
import { attachmentNotFound, tooManyAttachments } from './attachment.errors.js'
import { readPurpose } from './purpose.rules.js'

/** What a dossier may have in all: files, and bytes. */
const most = { files: 50, bytes: 200 * 1024 * 1024 }

interface Row extends Omit<AttachmentView, 'addedAt' | 'path' | 'paper'> {
  path: string | null
  paper: string | null
  addedAt: Date
}

const columns = `id as "attachmentId", path, paper, name, media_type as "mediaType", size, sha256,
  added_at as "addedAt", added_by as "addedBy"`

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
    const room = await this.database.read((entities) => roomOf(entities, dossier))
    if (room.files < 1 || room.bytes < 1) throw tooManyAttachments(most.files, most.bytes / 1024 / 1024)
    return room
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
        const room = await roomOf(tx, dossier)
        if (room.files < 1 || room.bytes < size) throw tooManyAttachments(most.files, most.bytes / 1024 / 1024)
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
      `select ${columns} from attachment where dossier_id = $1 order by id desc`,
      [dossier.id],
    )
    return rows.map(viewOf)
  }

  async get({ dossier: id, attachmentId }: AttachmentRef, actor: Actor): Promise<AttachmentView> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    if (!isDossierId(attachmentId)) throw attachmentNotFound()
    const [row] = await this.database.query<Row>(
      `select ${columns} from attachment where dossier_id = $1 and id = $2`,
      [dossier.id, attachmentId],
    )
    if (!row) throw attachmentNotFound()
    return viewOf(row)
  }

  /** Of a draft only: what was submitted stays as it was submitted. */
  remove(command: AttachmentRef, asked: ActorContext): Promise<Done> {
    return this.dossiers.change(dossierAccess.remove, command, asked, {
      decides: false,
      work: async (change) => {
        const { tx, dossier } = change
        if (!isDossierId(command.attachmentId)) throw attachmentNotFound()
        const [gone] = await tx.query<{ label: string }[]>(
          `with gone as (delete from attachment where dossier_id = $1 and id = $2 returning coalesce(paper, path) as label)
           select label from gone`,
          [dossier.id, command.attachmentId],
        )
        if (!gone) throw attachmentNotFound()
        await change.record({ event: 'attachmentRemoved', note: gone.label })
        await change.save()
        return { done: true }
      },
    })
  }
}

async function roomOf(tx: EntityManager, { id }: Dossier): Promise<AttachmentRoom> {
  const [row] = await tx.query<{ files: number; bytes: number }[]>(
    'select count(*)::int as files, coalesce(sum(size), 0)::int as bytes from attachment where dossier_id = $1',
    [id],
  )
  return { files: most.files - (row?.files ?? 0), bytes: most.bytes - (row?.bytes ?? 0) }
}

function viewOf({ path, paper, addedAt, ...rest }: Row): AttachmentView {
  return {
    ...rest,
    ...(path === null ? {} : { path }),
    ...(paper === null ? {} : { paper }),
    addedAt: addedAt.toISOString(),
  }
}
