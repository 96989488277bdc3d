import pg from 'pg'
import type { ServiceDatabaseAddress } from '#database'

/** Look-ups the exchange recorded for the given dossiers, each counted once. */
export async function recordedLookups(
  { host, port, database, app }: ServiceDatabaseAddress,
  dossierIds: readonly string[],
): Promise<number> {
  const client = new pg.Client({ host, port, database, ...app })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(
    'select count(distinct lookup_id)::int as count from disclosure where dossier_id = any($1::uuid[])',
    [dossierIds],
  )
  await client.end()
  return rows[0]?.count ?? 0
}
