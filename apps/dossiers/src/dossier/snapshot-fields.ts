import type { SnapshotField } from '#contracts'
import type { Change } from './change.js'
import { standingFields } from './dispute.rules.js'

/** The newest snapshot's fields as the dossier stands: disputed ones can be answered, those that do not apply are left out. */
export async function snapshotFields({
  tx,
  dossier,
  form,
}: Pick<Change, 'tx' | 'dossier' | 'form'>): Promise<SnapshotField[] | undefined> {
  if (!dossier.snapshotId) return undefined
  const [row] = await tx.query<{ fields: SnapshotField[] }[]>('select fields from snapshot where id = $1', [
    dossier.snapshotId,
  ])
  return row && standingFields(form, dossier, row.fields)
}
