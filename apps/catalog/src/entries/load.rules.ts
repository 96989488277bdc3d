import { createHash } from 'node:crypto'
import type { CatalogueType, CatalogueTypes } from '#contracts'
import { searchKey } from '#vietnam'
import type { SeedEntry } from './seed-entry.js'

/** What the database holds of an entry, as far as loading needs to know. */
export interface HeldEntry {
  type: CatalogueType
  key: string
  version: number
  /** Of the seed it was loaded from; none where it was removed, or made otherwise. */
  hash: string | null
}

/** A new state of one entry; `value` is none where the entry is removed. */
export interface EntryChange {
  type: CatalogueType
  key: string
  version: number
  value: CatalogueTypes[CatalogueType] | null
  hash: string | null
  /** What an accent-free search looks in: words, each after a space. */
  search: string
}

/**
 * What loading the seeds changes: an entry only where its seed differs from the one it was loaded from, and those whose
 * seed is gone are removed. Versions only ever grow, also of an entry that comes back.
 */
export function changesOf(seeds: readonly SeedEntry[], held: readonly HeldEntry[]): EntryChange[] {
  const before = new Map(held.map((entry) => [`${entry.type} ${entry.key}`, entry]))
  const stated = new Set(seeds.map(({ type, key }) => `${type} ${key}`))
  const written = seeds.flatMap(({ type, key, value }): EntryChange[] => {
    const known = before.get(`${type} ${key}`)
    const hash = hashOfSeed(value)
    if (known?.hash === hash) return []
    return [{ type, key, version: (known?.version ?? 0) + 1, value, hash, search: searchText(type, value) }]
  })
  const removed = held
    .filter((entry) => entry.hash !== null && !stated.has(`${entry.type} ${entry.key}`))
    .map(({ type, key, version }) => ({ type, key, version: version + 1, value: null, hash: null, search: '' }))
  return [...written, ...removed]
}

/** By which a seed is known again, lower-case hex. */
export function hashOfSeed(value: CatalogueTypes[CatalogueType]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function searchText(type: CatalogueType, value: CatalogueTypes[CatalogueType]): string {
  if (type !== 'authority' && type !== 'procedure') return ''
  const { code, name } = value as CatalogueTypes['authority' | 'procedure']
  return ` ${searchKey(`${code} ${code.replaceAll('.', ' ')} ${name.vi} ${name.en}`)}`
}
