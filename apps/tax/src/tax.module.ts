import { Module } from '@nestjs/common'
import { RegistryModule } from '#registry'
import { TaxSource } from './tax.source.js'

/** The mock national tax database. */
@Module({ imports: [RegistryModule.register({ id: 'tax', source: TaxSource, outcomes: {} })] })
export class TaxModule {}
