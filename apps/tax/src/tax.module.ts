import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { TaxSource } from './tax.source.js'
import { taxTables } from './tax.tables.js'

/** The mock national tax database. */
@Module({ imports: [RegistryModule.register({ id: 'tax', source: TaxSource, tables: taxTables })] })
export class TaxModule {}
