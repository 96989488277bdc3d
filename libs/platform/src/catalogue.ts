import type { StateCopy } from '#bus'
import { isInForce, type CatalogueEntry, type CatalogueType, type CatalogueTypes } from '#contracts'

/** A service's own copy of the catalogue, in memory: reading it is no call. */
export class Catalogue {
  private readonly keys = new Map<CatalogueType, Set<string>>()
  private readonly computed = new Map<string, unknown>()
  private copy?: StateCopy<CatalogueEntry>

  /** Fills itself from the copy and follows its changes. */
  follow(copy: StateCopy<CatalogueEntry>): void {
    this.copy = copy
    copy.onChange((name, version) => this.take(name, version !== undefined))
  }

  get<T extends CatalogueType>(type: T, key: string): CatalogueTypes[T] | undefined {
    return this.copy?.get(key, type)?.value as CatalogueTypes[T] | undefined
  }

  list<T extends CatalogueType>(type: T): CatalogueTypes[T][] {
    return [...(this.keys.get(type) ?? [])].flatMap((key) => this.get(type, key) ?? [])
  }

  /** The value of a dated setting on a Vietnamese day (`YYYY-MM-DD`). */
  setting(key: string, day: string): unknown {
    return this.settingEntry(key, day)?.value
  }

  /** A dated setting with its source and certainty, on a Vietnamese day. */
  settingEntry(key: string, day: string): CatalogueTypes['setting'] | undefined {
    const byKey = this.remember('settings', () => Map.groupBy(this.list('setting'), (setting) => setting.key))
    return byKey.get(key)?.find((setting) => isInForce(setting, day))
  }

  /** What is computed from the entries and kept until one of them changes. */
  remember<V>(name: string, compute: () => V): V {
    const known = this.computed.get(name)
    if (known !== undefined || this.computed.has(name)) return known as V
    const computed = compute()
    this.computed.set(name, computed)
    return computed
  }

  /** The owner has not been heard for 30 s: nothing may be decided on this copy. */
  isStale(now: Date): boolean {
    return this.copy?.isStale(now) ?? true
  }

  /** Whether it holds what the owner spread. */
  isReady(now: Date): boolean {
    return this.copy !== undefined && this.copy.size > 0 && !this.isStale(now)
  }

  private take(name: string, isThere: boolean): void {
    this.computed.clear()
    const slash = name.indexOf('/')
    const type = name.slice(0, slash) as CatalogueType
    const keys = this.keys.get(type) ?? new Set<string>()
    this.keys.set(type, keys)
    if (isThere) keys.add(name.slice(slash + 1))
    else keys.delete(name.slice(slash + 1))
  }
}

/** Whether an entry of the catalogue is of one of these types. */
export function isOfTypes(types: readonly CatalogueType[]): (name: string) => boolean {
  const held = new Set<string>(types)
  return (name) => held.has(name.slice(0, name.indexOf('/')))
}
