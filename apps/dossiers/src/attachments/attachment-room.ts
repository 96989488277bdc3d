import type { EntityManager } from 'typeorm'
import type { AttachmentRoom } from '#contracts'
import type { Dossier } from '../dossier/dossier.entity.js'
import { tooManyAttachments } from './attachment.errors.js'

/** What a dossier may have in all: files, and bytes. */
const most = { files: 50, bytes: 200 * 1024 * 1024 }

/** What may still be attached to a dossier; throws `too_many_attachments` where a file of this many bytes may not. */
export async function assertRoom(tx: EntityManager, { id }: Pick<Dossier, 'id'>, size = 1): Promise<AttachmentRoom> {
  const [row] = await tx.query<{ files: number; bytes: number }[]>(
    'select count(*)::int as files, coalesce(sum(size), 0)::int as bytes from attachment where dossier_id = $1',
    [id],
  )
  const room = { files: most.files - (row?.files ?? 0), bytes: most.bytes - (row?.bytes ?? 0) }
  if (room.files < 1 || room.bytes < size) throw tooManyAttachments(most.files, most.bytes / 1024 / 1024)
  return room
}
