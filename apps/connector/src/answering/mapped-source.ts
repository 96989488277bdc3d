import { Inject, Injectable } from '@nestjs/common'
import type { SubjectQuestion } from '#contracts'
import { Clock } from '#platform'
import { asksFor, groupBy, RegistrySource, type Finding } from '#registry'
import { dayOf } from '#vietnam'
import type { KeyName, Mapping, RecordMapping } from '../mapping/mapping.js'
import { Source } from '../sources/source.js'
import { findingOf, heldConcepts, type FoundRows } from './finding.rules.js'
import { keysUnder } from './reading.rules.js'

/** The injection token of the {@link Mapping}. */
export const MAPPING = Symbol('mapping')

/** A registry that is a mapping: reads what it says from the ministry's own source, for all look-ups of a turn together. */
@Injectable()
export class MappedSource extends RegistrySource {
  readonly concepts: ReadonlySet<string>

  constructor(
    @Inject(MAPPING) private readonly mapping: Mapping,
    private readonly source: Source,
    private readonly clock: Clock,
  ) {
    super()
    this.concepts = new Set(Object.values(mapping.records).flatMap(({ facts }) => Object.keys(facts)))
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const today = dayOf(this.clock.now())
    const found = new Map<string, FoundRows>()
    const kinds = Object.entries(this.mapping.records).map(async ([kind, record]) => {
      const asking = lookups.filter(({ concepts }) => asksFor(heldConcepts(this.mapping, record), concepts))
      if (asking.length > 0) found.set(kind, await this.rows(record, asking, today))
    })
    await Promise.all(kinds)
    return lookups.map((lookup) => {
      const asked = (kind: string) => asksFor(this.mapping.records[kind]?.facts as never, lookup.concepts)
      return findingOf(this.mapping, lookup, (kind) => (asked(kind) ? found.get(kind) : undefined), today)
    })
  }

  private async rows(record: RecordMapping, lookups: readonly SubjectQuestion[], today: string): Promise<FoundRows> {
    const reads = (Object.keys(record.keys) as KeyName[]).map(async (key): Promise<[KeyName, FoundRowsOfKey]> => {
      const keys = [...new Set(lookups.flatMap(({ subject }) => keysUnder(key, subject)))]
      const rows = keys.length === 0 ? [] : await this.source.read(record, key, keys, today)
      return [key, groupBy(rows, (row) => row.key)]
    })
    return new Map(await Promise.all(reads))
  }
}

type FoundRowsOfKey = FoundRows extends ReadonlyMap<KeyName, infer Rows> ? Rows : never
