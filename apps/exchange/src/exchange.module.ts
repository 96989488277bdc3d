import { Module } from '@nestjs/common'
import { CountLookups } from './figures/count-lookups.js'
import { FiguresController } from './figures/figures.controller.js'
import { CatalogueBook } from './lookups/catalogue-book.js'
import { Disclosures } from './lookups/disclosures.js'
import { LookupController } from './lookups/lookup.controller.js'
import { LookupParts, MakeLookups } from './lookups/make-lookups.js'
import { Patience } from './lookups/patience.js'

@Module({
  controllers: [LookupController, FiguresController],
  providers: [MakeLookups, LookupParts, Disclosures, CatalogueBook, Patience, CountLookups],
})
export class ExchangeModule {}
