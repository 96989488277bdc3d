import { dossiers, hostOf } from '#contracts'
import type { ServiceDefinition } from '#platform'
import {
  accessLog,
  AccessLogByMonth1765400000000,
  AccessLogLists1765300001000,
  OwnedCorrections1765736000000,
  RegistryOutcomes1765500001000,
  RegistryTables1764000000000,
  RegistryWatches1765720000000,
  UntoldCorrections1765930000000,
  WatchesTouchedAgain1765730000000,
} from '#registry'
import { ClaimWebhookSettings } from './claims/claim-webhook.settings.js'
import { connectorModule } from './connector.module.js'
import type { Mapping } from './mapping/mapping.js'
import { SourcePositions1765738000000 } from './migrations/1765738000000-source-positions.js'
import { ClaimDeliveries1765932000000 } from './migrations/1765932000000-claim-deliveries.js'
import type { Source } from './sources/source.js'

/** What the platform needs to run the connector of one registry. */
export function connectorService(mapping: Mapping, source: Source) {
  return {
    name: hostOf(mapping.registry),
    asks: ['catalog', 'dossiers'],
    hears: [dossiers.facts],
    module: connectorModule(mapping, source),
    database: {
      migrations: [
        RegistryTables1764000000000,
        AccessLogLists1765300001000,
        AccessLogByMonth1765400000000,
        RegistryOutcomes1765500001000,
        RegistryWatches1765720000000,
        WatchesTouchedAgain1765730000000,
        OwnedCorrections1765736000000,
        SourcePositions1765738000000,
        UntoldCorrections1765930000000,
        ClaimDeliveries1765932000000,
      ],
    },
    settings: [ClaimWebhookSettings],
    retained: [accessLog()],
  } satisfies ServiceDefinition
}
