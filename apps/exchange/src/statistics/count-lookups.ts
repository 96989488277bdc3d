import { Injectable } from '@nestjs/common'
import {
  assertRelated,
  ownership,
  registryFigures,
  type Actor,
  type FiguresQuery,
  type RegistryQuality,
  type UsageItem,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { conceptsOfRow } from '../lookups/disclosures.js'
import { periodOf } from './period.rules.js'
import { figuresNotYours, noSuchRegistry } from './statistics.errors.js'

/**
 * Figures about one registry, counted from the disclosures for its owner and for auditors. What is counted are look-ups,
 * never persons: no subject, dossier, office or official is read.
 */
@Injectable()
export class CountLookups {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Newest day first. Throws `registry_not_found`, `figures_not_yours`, `period_invalid`. */
  async usage(query: FiguresQuery, actor: Actor): Promise<UsageItem[]> {
    const { from, to } = this.period(query, actor)
    return this.database.longQuery<UsageItem>(usageStatement, [query.registry, from, to])
  }

  async quality(query: FiguresQuery, actor: Actor): Promise<RegistryQuality> {
    const { from, to } = this.period(query, actor)
    const rows = await this.database.longQuery<{ outcome: keyof typeof nothing; times: number }>(qualityStatement, [
      query.registry,
      from,
      to,
    ])
    const counts = Object.fromEntries(rows.map(({ outcome, times }) => [outcome, times]))
    return { registry: query.registry, from, to, ...nothing, ...counts }
  }

  private period(query: FiguresQuery, actor: Actor) {
    const registry = this.catalogue.get('registry', query.registry)
    if (!registry) throw noSuchRegistry(query.registry)
    assertRelated(registryFigures.usage.access, actor, ownership(actor, registry.owner), () =>
      figuresNotYours(query.registry),
    )
    return periodOf(query, dayOf(this.clock.now()))
  }
}

const nothing = {
  ...{ found: 0, unverified: 0, disputed: 0, stale: 0 },
  ...{ notFound: 0, incomplete: 0, ambiguous: 0, unavailable: 0, notAnnounced: 0, refused: 0 },
}

/** A look-up repeated after a crash keeps its id and counts once; `at` bounds the rows that are read. */
const within = `
  registry = $1
  and at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
  and at < ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`

const usageStatement = `
  select (at at time zone 'Asia/Ho_Chi_Minh')::date::text as day, procedure, concept,
         count(distinct lookup_id)::int as lookups,
         count(distinct lookup_id) filter (where outcome = 'provided')::int as provided
  from disclosure, jsonb_each_text(${conceptsOfRow}) as c (concept, outcome)
  where ${within}
  group by 1, 2, 3 order by 1 desc, 2, 3`

const qualityStatement = `
  select outcome, count(*)::int as times
  from (
    select distinct lookup_id, concept,
           case when outcome <> 'provided' then outcome
                else coalesce(nullif(qualities ->> concept, 'verified'), 'found') end as outcome
    from disclosure, jsonb_each_text(${conceptsOfRow}) as c (concept, outcome)
    where ${within}
  ) ended
  group by outcome`
