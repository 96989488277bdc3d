import { Module } from '@nestjs/common'
import { CatalogueBook } from './lookups/catalogue-book.js'
import { Disclosures } from './lookups/disclosures.js'
import { LookupController } from './lookups/lookup.controller.js'
import { LookupParts, MakeLookups } from './lookups/make-lookups.js'
import { Patience } from './lookups/patience.js'

@Module({
  controllers: [LookupController],
  providers: [MakeLookups, LookupParts, Disclosures, CatalogueBook, Patience],
})
export class ExchangeModule {}
