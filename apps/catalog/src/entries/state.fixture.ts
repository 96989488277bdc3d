import { noTracing, Outbox, StateOwner } from '#bus'
import { catalog, type CatalogueEntry } from '#contracts'
import type { Database } from '#database'
import type { Clock } from '#platform'

/** The owner of the catalogue's state without a bus: what is spread stays in the outbox. */
export function stateOf(database: Database, clock: Clock): StateOwner<CatalogueEntry> {
  const outbox = new Outbox(
    () => () => [],
    noTracing,
    () => undefined,
  )
  const writer = { publish: () => Promise.resolve(), beat: () => Promise.resolve(), onLost: () => undefined }
  return new StateOwner<CatalogueEntry>({ contract: catalog.state, outbox, writer, database, check: () => [], clock })
}

/** The states recorded since the last look, in their order; an entry that is gone is null. */
export async function recordedStates(
  database: Database,
): Promise<{ key: string; version: number; entry: CatalogueEntry | null }[]> {
  const rows = await database.query<{ key: string; version: string; fact: string | null }>(
    'select key, version, fact from outbox order by seq',
  )
  await database.write('delete from outbox')
  return rows.map(({ key, version, fact }) => {
    return { key, version: Number(version), entry: fact === null ? null : (JSON.parse(fact) as CatalogueEntry) }
  })
}
