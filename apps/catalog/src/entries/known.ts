import type { CatalogueType, CatalogueTypes } from '#contracts'
import { unitAt } from '#vietnam'
import { valuesOf, type SeedEntry } from './seed-entry.js'

/** The entries of a whole catalogue, for what others say of them. Problems are one sentence each. */
export class Known {
  private readonly keys: ReadonlyMap<CatalogueType, ReadonlySet<string>>
  private readonly planned: ReadonlySet<string>
  readonly agreements: readonly CatalogueTypes['agreement'][]
  /** The keys of settings, whatever days they hold on. */
  readonly settings: ReadonlySet<string>
  /** The texts statements about the law rest on, by id. */
  readonly sources: ReadonlyMap<string, CatalogueTypes['legalSource']>
  /** Classes of offices there are. */
  readonly offices: ReadonlySet<string>

  constructor(
    entries: readonly SeedEntry[],
    readonly today: string,
  ) {
    const byType = Map.groupBy(entries, ({ type }) => type)
    this.keys = new Map([...byType].map(([type, own]) => [type, new Set(own.map(({ key }) => key))]))
    this.planned = new Set(valuesOf(entries, 'concept').flatMap(({ id, planned }) => (planned ? [id] : [])))
    this.agreements = valuesOf(entries, 'agreement')
    this.settings = new Set(valuesOf(entries, 'setting').map(({ key }) => key))
    this.sources = new Map(valuesOf(entries, 'legalSource').map((source) => [source.id, source]))
    this.offices = new Set(valuesOf(entries, 'authority').map(({ consumerClass }) => consumerClass))
  }

  get concepts(): ReadonlySet<string> {
    return this.keys.get('concept') ?? new Set()
  }

  /** Those of the named entries that are not there. */
  missing(type: CatalogueType, ...named: string[]): string[] {
    const there = this.keys.get(type)
    return named.filter((name) => !there?.has(name)).map((name) => `there is no ${type} ${name}`)
  }

  /** Those of the concepts that are not there, or that no registry answers yet: they can be neither announced nor agreed on. */
  unanswered(...concepts: string[]): string[] {
    const planned = concepts.filter((concept) => this.planned.has(concept))
    return [...this.missing('concept', ...concepts), ...planned.map((concept) => `no registry answers ${concept} yet`)]
  }

  /** Whether a territory, `VN` or the code of a unit, is one today. */
  territory(code: string): string[] {
    return code === 'VN' || unitAt(code, this.today) ? [] : [`there is no unit ${code} today`]
  }
}
