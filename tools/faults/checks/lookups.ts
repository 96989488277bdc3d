import { conceptsOfRow } from '../../../apps/exchange/src/lookups/disclosures.js'
import {
  fieldsOfRow,
  snapshotColumns,
  type SnapshotColumns,
} from '../../../apps/dossiers/src/snapshots/kept-snapshot.rules.js'
import type { SnapshotField } from '#contracts'
import type { Check, Held } from './check.js'
import { registryBooks } from './registry-books.js'

interface KeptSnapshot {
  id: string
  dossier_id: string
  fields: SnapshotField[]
}

/**
 * Every value that reached a dossier has its record in the exchange, as provided and for that dossier, and in the log
 * of the registry it came from; every gap has its record too. Every snapshot somebody was shown is kept as it was,
 * with the questions beside it that did not apply.
 */
export const lookupsAreRecorded: Check = async (held) => {
  const rows = await held.system.rows<Omit<KeptSnapshot, 'fields'> & SnapshotColumns>(
    'dossiers',
    `select id, dossier_id, ${snapshotColumns} from snapshot`,
  )
  const kept = rows.map((row) => ({ ...row, fields: fieldsOfRow(row) }))
  const disclosed = await disclosures(held)
  const logged = await accesses(held)
  const found = shownSnapshots(held, kept)
  for (const { dossier_id, fields } of kept) {
    for (const { path, concept, status, source, gap, derivedFrom } of fields) {
      const lookupId = source?.lookupId ?? gap?.lookupId
      if (!lookupId) continue
      const records = disclosed.get(lookupId)
      const where = `${path} of dossier ${dossier_id} (look-up ${lookupId})`
      if (!records) found.push(`${where} has no record in the exchange.`)
      else if (records.some((record) => record.dossier_id !== dossier_id))
        found.push(`${where} is recorded for another dossier.`)
      else if (
        status === 'provided' &&
        concept &&
        !derivedFrom &&
        !records.some((record) => record.provided.has(concept))
      )
        found.push(`${where} was given though its record says that it was not.`)
      if (source && !logged.get(source.registry)?.has(lookupId))
        found.push(`${where} is unknown to the log of ${source.registry}.`)
    }
  }
  return found
}

/** Quotas count each look-up once that a registry answered, for its office. */
export const quotas: Check = async ({ system }) => {
  const wrong = await system.rows<{ agreement: string; authority: string; used: string; recorded: string }>(
    'exchange',
    `with answered as (
       select distinct agreement, authority, lookup_id
       from disclosure, jsonb_each_text(${conceptsOfRow}) as c (concept, outcome)
       where agreement is not null and outcome in ('provided', 'notFound', 'incomplete', 'ambiguous')
     ), recorded as (select agreement, authority, count(*) as recorded from answered group by agreement, authority),
     counted as (select agreement, authority, sum(used) as used from quota_use group by agreement, authority)
     select agreement, authority, coalesce(used, 0)::text as used, coalesce(recorded, 0)::text as recorded
     from counted full join recorded using (agreement, authority)
     where coalesce(used, 0) <> coalesce(recorded, 0)`,
  )
  return wrong.map((each) => `${each.agreement} of ${each.authority}: ${each.used} used, ${each.recorded} recorded.`)
}

function shownSnapshots({ journal }: Held, stored: KeptSnapshot[]): string[] {
  const byId = new Map(stored.map((snapshot) => [snapshot.id, snapshot]))
  const kept = journal.journeys.filter(({ removals }) => removals.length === 0)
  return kept.flatMap(({ id, snapshots }) =>
    snapshots.flatMap(({ snapshotId, fields }) => {
      const stored = byId.get(snapshotId)
      const values = new Map(stored?.fields.map(({ path, value }) => [path, JSON.stringify(value)]))
      const isSame =
        stored?.dossier_id === id &&
        fields.every(({ path, value }) => values.has(path) && values.get(path) === JSON.stringify(value))
      return isSame ? [] : [`Snapshot ${snapshotId} of dossier ${id} is not kept as it was shown.`]
    }),
  )
}

async function disclosures({ system }: Held) {
  const rows = await system.rows<{ lookup_id: string; dossier_id: string; concepts: Record<string, string> }>(
    'exchange',
    `select lookup_id, dossier_id, ${conceptsOfRow} as concepts from disclosure`,
  )
  const records = rows.map(({ lookup_id, dossier_id, concepts }) => {
    const provided = Object.entries(concepts).flatMap(([concept, status]) => (status === 'provided' ? [concept] : []))
    return { lookup_id, dossier_id, provided: new Set(provided) }
  })
  return Map.groupBy(records, ({ lookup_id }) => lookup_id)
}

async function accesses({ system }: Held): Promise<Map<string, Set<string>>> {
  const logs = new Map<string, Set<string>>()
  for (const { registry, host, schema } of registryBooks) {
    const rows = await system.rows<{ lookup_id: string }>(host, `select lookup_id from ${schema}.access_log`)
    logs.set(registry, new Set(rows.map(({ lookup_id }) => lookup_id)))
  }
  return logs
}
