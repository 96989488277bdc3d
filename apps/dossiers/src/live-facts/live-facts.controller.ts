import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, Hears, type AskContext, type HearContext } from '#bus'
import { dossiers, FactChanged, factChanges, type Nothing } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { believable } from './fact-flag.rules.js'
import { FactFlags } from './fact-flags.js'

/** Hears of changed facts that open dossiers rest on. */
@Controller()
export class LiveFactsController {
  constructor(
    private readonly flags: FactFlags,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Handles(dossiers.factChanged)
  async atConnector(@Payload() changed: FactChanged, @Ctx() { from }: AskContext): Promise<Nothing> {
    const at = believable(changed.at, this.clock.now()).toISOString()
    await this.database.transaction((tx) => this.flags.raise({ ...changed, at }, from, tx))
    return {}
  }

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
