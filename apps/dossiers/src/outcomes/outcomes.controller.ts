import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, Hears, type AskContext, type HearContext } from '#bus'
import { dossiers, OutcomeRef, outcomeReplies, OutcomeSettled } from '#contracts'
import { Outcomes } from './outcomes.js'

/** Signed outcomes as their registries read them, and what came of them. */
@Controller()
export class OutcomesController {
  constructor(private readonly outcomes: Outcomes) {}

  @Handles(dossiers.outcome)
  outcome(@Payload() ref: OutcomeRef, @Ctx() { from }: AskContext) {
    return this.outcomes.read(ref, from)
  }

  @Hears(outcomeReplies.population)
  ofPopulation(@Payload() settled: OutcomeSettled, @Ctx() { tx }: HearContext): Promise<void> {
    return this.outcomes.settle(settled, 'population', tx)
  }

  @Hears(outcomeReplies.tax)
  ofTax(@Payload() settled: OutcomeSettled, @Ctx() { tx }: HearContext): Promise<void> {
    return this.outcomes.settle(settled, 'tax', tx)
  }

  @Hears(outcomeReplies.land)
  ofLand(@Payload() settled: OutcomeSettled, @Ctx() { tx }: HearContext): Promise<void> {
    return this.outcomes.settle(settled, 'land', tx)
  }

  @Hears(outcomeReplies['driving-licences'])
  ofDrivingLicences(@Payload() settled: OutcomeSettled, @Ctx() { tx }: HearContext): Promise<void> {
    return this.outcomes.settle(settled, 'driving-licences', tx)
  }
}
