import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  ByCode,
  FiguresQuery,
  readiness,
  registryFigures,
  type CorrectionsReceived,
  type TrialCounts,
} from '#contracts'
import { CountDossiers } from './count-dossiers.js'

/** Figures about dossiers. */
@Controller()
export class StatisticsController {
  constructor(private readonly countDossiers: CountDossiers) {}

  @Handles(readiness.trials)
  trials(@Payload() { code }: ByCode): Promise<TrialCounts> {
    return this.countDossiers.trials(code)
  }

  @Handles(registryFigures.corrections)
  corrections(@Payload() query: FiguresQuery, @Ctx() context: AskContext): Promise<CorrectionsReceived> {
    return this.countDossiers.corrections(query, withActor(context).actor)
  }
}
