import { Module } from '@nestjs/common'
import { AskRegistry } from './lookups/ask-registry.js'
import { CatalogueBook } from './lookups/catalogue-book.js'
import { DecideOnLookups } from './lookups/decide-on-lookups.js'
import { Disclosures } from './lookups/disclosures.js'
import { FairQueue } from './lookups/fair-queue.js'
import { LookupController } from './lookups/lookup.controller.js'
import { MakeLookups } from './lookups/make-lookups.js'
import { Patience } from './lookups/patience.js'
import { ListQuotas } from './quotas/list-quotas.js'
import { QuotaController } from './quotas/quota.controller.js'
import { QuotaUse } from './quotas/quota-use.js'
import { CountLookups } from './statistics/count-lookups.js'
import { StatisticsController } from './statistics/statistics.controller.js'

@Module({
  controllers: [LookupController, QuotaController, StatisticsController],
  providers: [
    MakeLookups,
    DecideOnLookups,
    AskRegistry,
    Disclosures,
    CatalogueBook,
    Patience,
    { provide: FairQueue, useFactory: () => new FairQueue({ atOnce: 64, ofOne: 16, slowMs: 50 }) },
    QuotaUse,
    ListQuotas,
    CountLookups,
  ],
})
export class ExchangeModule {}
