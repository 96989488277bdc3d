import { anyConnector, registryServices } from '#contracts'
import type { ServiceDefinition } from '#platform'
import { ExchangeModule } from './exchange.module.js'
import { Disclosures1700000001000 } from './migrations/1700000001000-disclosures.js'
import { AuthorityToAsk1764000006000 } from './migrations/1764000006000-authority-to-ask.js'
import { ConceptLists1765300000000 } from './migrations/1765300000000-concept-lists.js'
import { Qualities1764000005000 } from './migrations/1764000005000-qualities.js'
import { DisclosuresByMonth1765400000000 } from './migrations/1765400000000-disclosures-by-month.js'
import { QuotasOfOffices1765820000000 } from './migrations/1765820000000-quotas-of-offices.js'

/** The exchange: decides, asks, verifies, minimises, records, answers. */
export const exchangeService: ServiceDefinition = {
  name: 'exchange',
  module: ExchangeModule,
  database: {
    migrations: [
      Disclosures1700000001000,
      Qualities1764000005000,
      AuthorityToAsk1764000006000,
      ConceptLists1765300000000,
      DisclosuresByMonth1765400000000,
      QuotasOfOffices1765820000000,
    ],
  },
  retained: [
    {
      ...{ table: 'disclosure', key: 'lookup_id', lists: 'concept_list' },
      months: (settings) => settings.retentionDisclosureMonths,
    },
  ],
  asks: [...registryServices, anyConnector],
  followsCatalogue: ['authority', 'registry', 'concept', 'announcement', 'agreement', 'setting'],
}
