import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { accountOf, type SnapshotField } from '#contracts'
import { dayOf } from '#vietnam'
import type { Change } from '../dossier/change.js'
import { snapshotNotFound } from '../dossier/dossier.errors.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { incomplete } from './answer.errors.js'
import { applicableAnswers, missingAnswers } from './answers.rules.js'
import { stillWanted } from './supplement.rules.js'

/** The one gate of every way into "submitted", and the copy of what passed it. */
@Injectable()
export class Submissions {
  /**
   * The fields of the newest snapshot; throws where nothing was looked up or something is left to answer. A citizen has to
   * change what a supplement was asked for; an office may find that it is right as it is. What was answered to questions
   * that do not apply any more goes.
   */
  async completeFields(change: Change): Promise<SnapshotField[]> {
    const { dossier, form, actor, at } = change
    const fields = await snapshotFields(change)
    if (!fields) throw snapshotNotFound()
    const { answers, wanted } = dossier
    const missing = missingAnswers(form, fields, answers, dayOf(at))
    const asked = stillWanted({ form, fields, answers }, wanted, actor.role === 'citizen')
    const known = new Set(asked.map(({ path }) => path))
    const open = [...asked, ...missing.filter(({ path }) => !known.has(path))]
    if (open.length > 0) throw incomplete(open)
    dossier.answers = applicableAnswers(form, fields, answers)
    return fields
  }

  /** Keeps snapshot, answers and people as they are now, for ever. */
  async keep({ tx, dossier, actor, at }: Change, event: 'submitted' | 'supplemented'): Promise<void> {
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
