import type { StateCopy } from '#bus'
import { isInForce, type CatalogueEntry, type CatalogueType, type CatalogueTypes } from '#contracts'

/** A service's own copy of the catalogue, in memory: reading it is no call. */
export class Catalogue {
  private readonly types = new Map<CatalogueType, Map<string, CatalogueTypes[CatalogueType]>>()
  private readonly computed = new Map<string, unknown>()
  private copy?: StateCopy<CatalogueEntry>

  /** Fills itself from the copy and follows its changes. */
  follow(copy: StateCopy<CatalogueEntry>): void {
    this.copy = copy
    copy.onChange((name, entry) => this.take(name, entry))
  }

  get<T extends CatalogueType>(type: T, key: string): CatalogueTypes[T] | undefined {
    return this.types.get(type)?.get(key) as CatalogueTypes[T] | undefined
  }

  list<T extends CatalogueType>(type: T): CatalogueTypes[T][] {
    return [...(this.types.get(type)?.values() ?? [])] as CatalogueTypes[T][]
  }

  /** The value of a dated setting on a Vietnamese day (`YYYY-MM-DD`). */
  setting(key: string, day: string): unknown {
    const byKey = this.remember('settings', () => Map.groupBy(this.list('setting'), (setting) => setting.key))
    return byKey.get(key)?.find((setting) => isInForce(setting, day))?.value
  }

  /** What is computed from the entries and kept until one of them changes. */
  remember<V>(name: string, compute: () => V): V {
    if (!this.computed.has(name)) this.computed.set(name, compute())
    return this.computed.get(name) as V
  }

  /** The owner has not been heard for 30 s: nothing may be decided on this copy. */
  isStale(now: Date): boolean {
    return this.copy?.isStale(now) ?? true
  }

  /** Whether it holds what the owner spread. */
  isReady(now: Date): boolean {
    return this.copy !== undefined && this.copy.size > 0 && !this.isStale(now)
  }

  private take(name: string, entry: CatalogueEntry | undefined): void {
    this.computed.clear()
    const slash = name.indexOf('/')
    const type = name.slice(0, slash) as CatalogueType
    const entries = this.types.get(type) ?? new Map<string, CatalogueTypes[CatalogueType]>()
    this.types.set(type, entries)
    if (entry) entries.set(name.slice(slash + 1), entry.value)
    else entries.delete(name.slice(slash + 1))
  }
}
