import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { DossierRef, results } from '#contracts'
import { FindResults } from './find-results.js'

/** Signed results. */
@Controller()
export class ResultsController {
  constructor(private readonly findResults: FindResults) {}

  @Handles(results.get)
  file(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findResults.file(ref, withActor(context).actor)
  }
}
