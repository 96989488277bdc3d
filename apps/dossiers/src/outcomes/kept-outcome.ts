import type { OutcomeRefusal, OutcomeStatus, RecordedOutcome, RecordChangeName, RegistryId } from '#contracts'
import type { Database } from '#database'
import type { Catalogue } from '#platform'

interface OutcomeRow {
  registry: RegistryId
  change: RecordChangeName
  status: OutcomeStatus
  refusal: OutcomeRefusal | null
  sentAt: Date
  settledAt: Date | null
}

/** What the registry did with the last signed outcome of a dossier; undefined where none was sent. */
export async function recordedOutcome(
  database: Database,
  catalogue: Catalogue,
  dossierId: string,
): Promise<RecordedOutcome | undefined> {
  const [row] = await database.query<OutcomeRow>(
    `select registry, change, status, refusal, sent_at as "sentAt", settled_at as "settledAt"
     from outcome where dossier_id = $1 order by sent_at desc, id desc limit 1`,
    [dossierId],
  )
  if (!row) return undefined
  const { registry, change, status, refusal, sentAt, settledAt } = row
  return {
    ...{ registry, change, status, sentAt: sentAt.toISOString() },
    registryName: catalogue.get('registry', registry)?.name ?? { vi: registry, en: registry },
    ...(settledAt ? { settledAt: settledAt.toISOString() } : {}),
    ...(refusal ? { refusal } : {}),
  }
}
