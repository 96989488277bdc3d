import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import { dossierAccess, type Actor, type DossierRef, type OfficeNote, type WriteNoteCommand } from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import { Dossiers } from '../dossier/dossiers.js'
import { tooManyNotes } from './work.errors.js'

/** Notes a dossier may have; all of them are listed together. */
const most = 200

interface Row {
  id: string
  at: Date
  by: string
  text: string
}

const columns = 'id, at, actor_name as by, text'

/** What officials write down for their office. It is part of no history, no export and no paper: only the office reads it. */
@Injectable()
export class OfficeNotes {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly idempotent: Idempotent,
  ) {}

  /** Writes a note; the dossier stays in its version. The same key, or the same question again, writes none. */
  write(command: WriteNoteCommand, asked: ActorContext): Promise<OfficeNote> {
    const { dossier: id, body } = command
    const noteId = uuidv7()
    return this.dossiers.change(dossierAccess.note, command, asked, {
      decides: false,
      settled: async ({ tx, actor }) => {
        const first = await this.idempotent.claimed(tx, `note ${id}`, actor, command.idempotency, noteId)
        if (first === undefined) return undefined
        const [row] = await tx.query<Row[]>(`select ${columns} from dossier_note where id = $1 and dossier_id = $2`, [
          first,
          id,
        ])
        return row && viewOf(row)
      },
      work: async ({ tx, dossier, actor, at }) => {
        const [row] = await tx.query<{ count: number }[]>(
          'select count(*)::int as count from dossier_note where dossier_id = $1',
          [dossier.id],
        )
        if ((row?.count ?? 0) >= most) throw tooManyNotes(most)
        await tx.query('insert into dossier_note (id, dossier_id, at, actor_name, text) values ($1, $2, $3, $4, $5)', [
          ...[noteId, dossier.id, at, actor.name, body.text],
        ])
        return viewOf({ id: noteId, at, by: actor.name, text: body.text })
      },
    })
  }

  /** The notes of a dossier, newest first. */
  async list({ dossier: id }: DossierRef, actor: Actor): Promise<OfficeNote[]> {
    const dossier = await this.dossiers.get(dossierAccess.note, id, actor)
    const rows = await this.database.query<Row>(
      `select ${columns} from dossier_note where dossier_id = $1 order by id desc`,
      [dossier.id],
    )
    return rows.map(viewOf)
  }
}

function viewOf({ at, ...rest }: Row): OfficeNote {
  return { ...rest, at: at.toISOString() }
}
