import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { accountOf, type Actor, type SnapshotField } from '#contracts'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import type { Dossier } from '../dossier/dossier.entity.js'
import { snapshotNotFound } from '../dossier/dossier.errors.js'
import { formOf } from '../dossier/form-of.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { incomplete } from './answer.errors.js'
import { missingAnswers } from './answers.rules.js'
import { stillWanted } from './supplement.rules.js'

/** The one gate of every way into "submitted", and the copy of what passed it. */
@Injectable()
export class Submissions {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * The fields of the newest snapshot; throws where nothing was looked up or something is left to answer. A citizen has to
   * change what a supplement was asked for; an office may find that it is right as it is.
   */
  async completeFields(tx: EntityManager, dossier: Dossier, actor: Actor): Promise<SnapshotField[]> {
    const fields = await snapshotFields(tx, dossier)
    if (!fields) throw snapshotNotFound()
    const form = formOf(this.catalogue, dossier)
    const { answers, wanted } = dossier
    const missing = missingAnswers(form, fields, answers, dayOf(this.clock.now()))
    const asked = stillWanted({ form, fields, answers }, wanted, actor.role === 'citizen')
    const known = new Set(asked.map(({ path }) => path))
    const open = [...asked, ...missing.filter(({ path }) => !known.has(path))]
    if (open.length > 0) throw incomplete(open)
    return fields
  }

  /** Keeps snapshot, answers and people as they are now, for ever. */
  async keep(
    tx: EntityManager,
    dossier: Dossier,
    event: 'submitted' | 'supplemented',
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const { id, snapshotId, answers, subjects, disputed } = dossier
    await tx.query(
      `insert into submission (id, dossier_id, at, event, actor, snapshot_id, answers, subjects, disputed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        uuidv7(),
        id,
        at,
        event,
        accountOf(actor),
        snapshotId,
        ...[answers, subjects, disputed].map((part) => JSON.stringify(part)),
      ],
    )
  }
}
