import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import { dossierAccess, type Actor, type DossierRef, type ShownPaper, type ShowPaperCommand } from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import type { Change } from '../dossier/change.js'
import { Dossiers } from '../dossier/dossiers.js'
import { tooManyShownPapers } from './attachment.errors.js'
import { readPurpose } from './purpose.rules.js'

/** Papers a dossier may have been shown; all of them are listed together. */
const most = 200

interface Row {
  path: string | null
  paper: string | null
  note: string | null
  shownAt: Date
  seenBy: string
}

const columns = 'path, paper, note, shown_at as "shownAt", seen_by as "seenBy"'

/** Papers that were shown at the counter instead of being attached: who saw which, and when. */
@Injectable()
export class ShownPapers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly idempotent: Idempotent,
  ) {}

  /** Notes a paper. A command that comes again, brought by the bus or with the key of an earlier one, notes none. */
  add(command: ShowPaperCommand, asked: ActorContext): Promise<ShownPaper> {
    const { note } = command.body
    const id = uuidv7()
    const shownIn = ({ form, at, actor }: Change) => ({
      ...readPurpose(form, command.body),
      ...(note ? { note } : {}),
      ...{ shownAt: at.toISOString(), seenBy: actor.name },
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
        const shown = shownIn(change)
        const [row] = await tx.query<{ count: number }[]>(
          'select count(*)::int as count from shown_paper where dossier_id = $1',
          [dossier.id],
        )
        if ((row?.count ?? 0) >= most) throw tooManyShownPapers(most)
        const { path = null, paper = null } = shown
        await tx.query(
          `insert into shown_paper (id, dossier_id, path, paper, note, shown_at, seen_by) values ($1, $2, $3, $4, $5, $6, $7)`,
          [id, dossier.id, path, paper, note ?? null, at, actor.name],
        )
        await change.record({ event: 'paperShown', note: paper ?? path ?? undefined })
        return shown
      },
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

function viewOf({ path, paper, note, shownAt, seenBy }: Row): ShownPaper {
  return {
    ...(path === null ? {} : { path }),
    ...(paper === null ? {} : { paper }),
    ...(note === null ? {} : { note }),
    shownAt: shownAt.toISOString(),
    seenBy,
  }
}
