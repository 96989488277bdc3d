import { Module } from '@nestjs/common'
import { AskRegistry } from './lookups/ask-registry.js'
import { CatalogueBook } from './lookups/catalogue-book.js'
import { Disclosures } from './lookups/disclosures.js'
import { LookupController } from './lookups/lookup.controller.js'
import { MakeLookups } from './lookups/make-lookups.js'
import { Patience } from './lookups/patience.js'
import { CountLookups } from './statistics/count-lookups.js'
import { StatisticsController } from './statistics/statistics.controller.js'

@Module({
  controllers: [LookupController, StatisticsController],
  providers: [MakeLookups, AskRegistry, Disclosures, CatalogueBook, Patience, CountLookups],
})
export class ExchangeModule {}
