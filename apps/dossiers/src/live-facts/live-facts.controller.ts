import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Hears, type HearContext } from '#bus'
import { FactChanged, factChanges } from '#contracts'
import { FactFlags } from './fact-flags.js'

/** Hears of changed facts that open dossiers rest on. */
@Controller()
export class LiveFactsController {
  constructor(private readonly flags: FactFlags) {}

  @Hears(factChanges.population)
  atPopulation(@Payload() changed: FactChanged, @Ctx() { tx }: HearContext): Promise<void> {
    return this.flags.raise(changed, 'population', tx)
  }

  @Hears(factChanges.tax)
  atTax(@Payload() changed: FactChanged, @Ctx() { tx }: HearContext): Promise<void> {
    return this.flags.raise(changed, 'tax', tx)
  }

  @Hears(factChanges.land)
  atLand(@Payload() changed: FactChanged, @Ctx() { tx }: HearContext): Promise<void> {
    return this.flags.raise(changed, 'land', tx)
  }

  @Hears(factChanges['driving-licences'])
  atDrivingLicences(@Payload() changed: FactChanged, @Ctx() { tx }: HearContext): Promise<void> {
    return this.flags.raise(changed, 'driving-licences', tx)
  }
}
