import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { StateOwner } from '#bus'
import type { CatalogueEntry, CatalogueType, CatalogueTypes } from '#contracts'
import { Clock, Database } from '#platform'
import { searchKey } from '#vietnam'
import type { EntryChange, HeldEntry } from './load.rules.js'

/** A slice of a search: beginnings of `words` in any order, accents and case ignored; entries after the key `after`. */
export interface EntrySearch {
  words?: string
  after?: string
  limit?: number
}

/** The entries of the catalogue as the database holds them; always in the order of their keys. */
@Injectable()
export class CatalogueStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly state: StateOwner<CatalogueEntry>,
  ) {}

  async find<T extends CatalogueType>(type: T, key: string): Promise<CatalogueTypes[T] | undefined> {
    const [row] = await this.database.query<{ value: CatalogueTypes[T] }>(
      'select value from entry where type = $1 and key = $2 and value is not null',
      [type, key],
    )
    return row?.value
  }

  async list<T extends CatalogueType>(type: T, search: EntrySearch = {}): Promise<CatalogueTypes[T][]> {
    const { words = '', after = '', limit } = search
    const rows = await this.database.query<{ value: CatalogueTypes[T] }>(
      `select value from entry
       where type = $1 and value is not null and key > $2 and search like all ($3::text[])
       order by key limit $4`,
      [type, after, patternsOf(words), limit ?? null],
    )
    return rows.map((row) => row.value)
  }

  /** The keys of all entries of some types, newest change first, each once. */
  async newest(...types: CatalogueType[]): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      `select key from entry where type = any($1) and value is not null
       group by key order by max(changed_at) desc, key`,
      [types],
    )
    return rows.map(({ key }) => key)
  }

  /** The newest state of every entry there is, and the last version of every entry that is gone. */
  async everything(): Promise<{ entries: CatalogueEntry[]; removed: Omit<CatalogueEntry, 'value'>[] }> {
    const rows = await this.database.query<CatalogueEntry>(
      'select type, key, version, value from entry order by type, key',
    )
    return {
      entries: rows.filter(({ value }) => value !== null),
      removed: rows.filter(({ value }) => value === null).map(({ type, key, version }) => ({ type, key, version })),
    }
  }

  /** How many entries there are. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from entry where value is not null',
    )
    return row?.count ?? 0
  }

  /** Changes whenever an entry does: versions only grow. */
  async stamp(): Promise<string> {
    const [row] = await this.database.query<{ stamp: string }>(
      `select coalesce(sum(version), 0) || ':' || count(*) as stamp from entry`,
    )
    return row?.stamp ?? ''
  }

  /** The newest state of some entries. */
  entries(names: readonly { type: CatalogueType; key: string }[]): Promise<CatalogueEntry[]> {
    return this.database.query(
      `select type, key, version, value from entry
       join unnest($1::text[], $2::text[]) as wanted (type, key) using (type, key)`,
      [names.map(({ type }) => type), names.map(({ key }) => key)],
    )
  }

  /** Waits until no other instance loads, for the rest of the transaction. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('catalog.entry'))`)
  }

  /** What is held of these entries, or of all. */
  held(tx: EntityManager, names?: readonly { type: CatalogueType; key: string }[]): Promise<HeldEntry[]> {
    if (!names) return tx.query('select type, key, version, hash from entry')
    return tx.query(
      `select type, key, version, hash from entry
       join unnest($1::text[], $2::text[]) as wanted (type, key) using (type, key)`,
      [names.map(({ type }) => type), names.map(({ key }) => key)],
    )
  }

  /** Writes new states and records within the same transaction that they are spread. */
  async write(tx: EntityManager, changes: readonly EntryChange[]): Promise<void> {
    await tx.query(
      `insert into entry (type, key, version, value, hash, search, changed_at)
       select type, key, version, value::json, hash, search, $7
       from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[])
         as change (type, key, version, value, hash, search)
       on conflict (type, key) do update set
         version = excluded.version, value = excluded.value, hash = excluded.hash,
         search = excluded.search, changed_at = excluded.changed_at`,
      [
        changes.map((change) => change.type),
        changes.map((change) => change.key),
        changes.map((change) => change.version),
        changes.map((change) => (change.value === null ? null : JSON.stringify(change.value))),
        changes.map((change) => change.hash),
        changes.map((change) => change.search),
        this.clock.now(),
      ],
    )
    await this.record(tx, changes)
  }

  /** Records within `tx` that everything there is, and that removed entries are gone, is spread anew. */
  async recordEverything(tx: EntityManager): Promise<void> {
    await this.lock(tx)
    const { entries, removed } = await this.everything()
    await this.state.record(tx, entries)
    await this.state.remove(tx, removed)
  }

  private async record(tx: EntityManager, changes: readonly EntryChange[]): Promise<void> {
    const live = changes.flatMap(({ type, key, version, value }) =>
      value === null ? [] : [{ type, key, version, value }],
    )
    const gone = changes.flatMap(({ type, key, version, value }) => (value === null ? [{ type, key, version }] : []))
    await this.state.record(tx, live)
    await this.state.remove(tx, gone)
  }
}

/** The items in the order of these keys; one whose key is not among them (it was made meanwhile) comes first. */
export function inOrder<T>(items: readonly T[], keys: readonly string[], keyOf: (item: T) => string): T[] {
  const places = new Map(keys.map((key, place) => [key, place]))
  return items.toSorted((left, right) => (places.get(keyOf(left)) ?? -1) - (places.get(keyOf(right)) ?? -1))
}

/** One `like` pattern for the beginning of each word; `%` and `_` stand for themselves. */
function patternsOf(words: string): string[] {
  const keys = searchKey(words).split(' ').filter(Boolean)
  return keys.map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`)
}
