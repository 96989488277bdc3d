import type { EntityManager } from 'typeorm'
import type { SnapshotField } from '#contracts'
import { withDisputes } from './dispute.rules.js'
import type { Dossier } from './dossier.entity.js'

/** The newest snapshot's fields as the dossier stands: disputed ones can be answered. */
export async function snapshotFields(tx: EntityManager, dossier: Dossier): Promise<SnapshotField[] | undefined> {
  if (!dossier.snapshotId) return undefined
  const [row] = await tx.query<{ fields: SnapshotField[] }[]>('select fields from snapshot where id = $1', [
    dossier.snapshotId,
  ])
  return row && withDisputes(dossier, row.fields)
}
