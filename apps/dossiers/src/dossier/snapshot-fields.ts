import type { SnapshotField } from '#contracts'
import { fieldsOfRow, snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import type { Change } from './change.js'
import { standingFields } from './dispute.rules.js'

/** The newest snapshot's fields as the dossier stands: disputed ones can be answered, those that do not apply are left out. */
export async function snapshotFields({
  tx,
  dossier,
  form,
}: Pick<Change, 'tx' | 'dossier' | 'form'>): Promise<SnapshotField[] | undefined> {
  if (!dossier.snapshotId) return undefined
  const [row] = await tx.query<SnapshotColumns[]>(
    `select ${snapshotColumns} from snapshot where id = $1 and dossier_id = $2`,
    [dossier.snapshotId, dossier.id],
  )
  return row && standingFields(form, dossier, fieldsOfRow(row))
}
