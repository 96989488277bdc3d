import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { AskContext } from '#bus'
import { dossierAccess, type Actor, type DossierRef, type ShownPaper, type ShowPaperCommand } from '#contracts'
import { Catalogue, Clock, Database } from '#platform'
import { assertUnchanged, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { readPurpose } from './purpose.rules.js'

interface Row {
  path: string | null
  paper: string | null
  note: string | null
  shownAt: Date
  seenBy: string
}

/** Papers that were shown at the counter instead of being attached: who saw which, and when. */
@Injectable()
export class ShownPapers {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  add({ dossier: id, ifMatch, body }: ShowPaperCommand, context: AskContext & { actor: Actor }): Promise<ShownPaper> {
    const { actor } = context
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.show, id, actor)
      const at = this.clock.now()
      const purpose = readPurpose(formOf(this.catalogue, dossier), body)
      const { note } = body
      const shown = { ...purpose, ...(note ? { note } : {}), shownAt: at.toISOString(), seenBy: actor.name }
      if (!(await this.dossiers.isFirst(tx, context, dossier))) return shown
      assertUnchanged(dossier, ifMatch)
      const { path = null, paper = null } = purpose
      await tx.query(
        `insert into shown_paper (id, dossier_id, path, paper, note, shown_at, seen_by) values ($1, $2, $3, $4, $5, $6, $7)`,
        [uuidv7(), dossier.id, path, paper, note ?? null, at, actor.name],
      )
      await this.dossiers.record(tx, dossier.id, { at, event: 'paperShown', actor, note: paper ?? path ?? undefined })
      return shown
    })
  }

  async list({ dossier: id }: DossierRef, actor: Actor): Promise<ShownPaper[]> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    const rows = await this.database.query<Row>(
      `select path, paper, note, shown_at as "shownAt", seen_by as "seenBy"
       from shown_paper where dossier_id = $1 order by id desc`,
      [dossier.id],
    )
    return rows.map(({ path, paper, note, shownAt, seenBy }) => ({
      ...(path === null ? {} : { path }),
      ...(paper === null ? {} : { paper }),
      ...(note === null ? {} : { note }),
      shownAt: shownAt.toISOString(),
      seenBy,
    }))
  }
}
