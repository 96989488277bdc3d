import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { StateOwner } from '#bus'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type CatalogueEntry,
  type CatalogueType,
  type CatalogueTypes,
  type ListEntries,
} from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { searchKey } from '#vietnam'
import type { EntryChange, HeldEntry } from './load.rules.js'

/** A slice of a search: beginnings of `words` in any order, accents and case ignored; entries after the key `after`. */
export interface EntrySearch {
  /** Each of them stands somewhere. */
  words?: string
  /** They stand in this order, without anything between them. */
  phrase?: string
  after?: string
  limit?: number
}

/** Names an entry. */
export interface EntryName {
  type: CatalogueType
  key: string
}

type EntryState = Pick<EntryChange, 'type' | 'key' | 'version' | 'value'>

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
    const { words = '', phrase = '', after = '', limit } = search
    const rows = await this.database.query<{ value: CatalogueTypes[T] }>(
      `select value from entry
       where type = $1 and value is not null and key > $2 and search like all ($3::text[])
       order by key limit $4`,
      [type, after, [...patternsOf(words), ...phraseOf(phrase)], limit ?? null],
    )
    return rows.map((row) => row.value)
  }

  /** One page of a type in the order of its keys; throws `cursor_invalid`. */
  async page<T extends CatalogueType>(
    type: T,
    keyOf: (value: CatalogueTypes[T]) => string,
    { words, phrase, limit = usualPage, cursor }: ListEntries & Pick<EntrySearch, 'words' | 'phrase'>,
  ): Promise<{ items: CatalogueTypes[T][]; nextCursor: string | null }> {
    const after = await this.cursorOf(type, cursor)
    return pageOfFound(await this.list(type, { words, phrase, after, limit: limit + 1 }), keyOf, limit)
  }

  /** The entry a cursor stands for; throws `cursor_invalid` where there is none. */
  async cursorOf(type: CatalogueType, cursor: string | undefined): Promise<string> {
    const after = cursor === undefined ? '' : readCursor(cursor)
    if (after && !(await this.find(type, after))) throw cursorInvalid()
    return after
  }

  /** The concepts of a registry behind the key `after`. */
  async conceptsOf(registry: string, after = '', limit?: number): Promise<CatalogueTypes['concept'][]> {
    const rows = await this.database.query<{ value: CatalogueTypes['concept'] }>(
      `select value from entry where type = 'concept' and value is not null and value->>'registry' = $1 and key > $2
       order by key limit $3`,
      [registry, after, limit ?? null],
    )
    return rows.map(({ value }) => value)
  }

  /** The announcements of some concepts behind the key `after`; of a territory where one is named. */
  async announcementsOf(
    concepts: readonly string[],
    { after = '', limit, territory }: { after?: string; limit?: number; territory?: string } = {},
  ): Promise<CatalogueTypes['announcement'][]> {
    const rows = await this.database.query<{ value: CatalogueTypes['announcement'] }>(
      `select found.value from unnest($1::text[]) as wanted (concept), lateral (
         select key, value from entry
         where type = 'announcement' and value is not null and value->>'concept' = wanted.concept and key > $2
           and ($4::text is null or value->>'territory' = $4)
         order by key limit $3) as found
       order by found.key limit $3`,
      [concepts, after, limit ?? null, territory ?? null],
    )
    return rows.map(({ value }) => value)
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

  /** The entries of a type that stand as seeds stated them. */
  seeded<T extends CatalogueType>(
    tx: EntityManager,
    type: T,
  ): Promise<{ key: string; version: number; value: CatalogueTypes[T] }[]> {
    return tx.query('select key, version, value from entry where type = $1 and hash is not null', [type])
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

  /**
   * Records within `tx` that so many entries behind an entry, and that removed ones are gone, are spread anew, as far as
   * they are `wanted`. Returns the last of them; undefined when there are no more.
   */
  async recordAnew(
    tx: EntityManager,
    after: EntryName | undefined,
    limit: number,
    wanted: (entry: EntryName) => boolean = () => true,
  ): Promise<EntryName | undefined> {
    await this.lock(tx)
    const rows: CatalogueEntry[] = await tx.query(
      `select type, key, version, value from entry where (type, key) > ($1, $2) order by type, key limit $3`,
      [after?.type ?? '', after?.key ?? '', limit],
    )
    await this.record(tx, rows.filter(wanted))
    return rows.at(-1)
  }

  private async record(tx: EntityManager, changes: readonly EntryState[]): Promise<void> {
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
export function patternsOf(words: string): string[] {
  return searchKey(words).split(' ').filter(Boolean).flatMap(phraseOf)
}

/** The pattern of words that follow each other, the last of which may go on; none for none. */
function phraseOf(words: string): string[] {
  const key = searchKey(words).trim()
  return key === '' ? [] : [`% ${key.replace(/[\\%_]/g, '\\$&')}%`]
}
