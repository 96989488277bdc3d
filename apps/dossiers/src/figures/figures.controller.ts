import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { ByCode, readiness, type TrialCounts } from '#contracts'
import { Answers } from '#platform'
import { CountDossiers } from './count-dossiers.js'

/** Figures about dossiers. */
@Controller()
export class FiguresController {
  constructor(private readonly countDossiers: CountDossiers) {}

  @Answers(readiness.trials)
  trials(@Payload() { code }: ByCode): Promise<TrialCounts> {
    return this.countDossiers.trials(code)
  }
}
