import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListMeasured, ListMeasures, measures } from '#contracts'
import { FindMeasures } from './find-measures.js'

/** What heads read of the work of their offices. */
@Controller()
export class MeasuresController {
  constructor(private readonly findMeasures: FindMeasures) {}

  @Handles(measures.list)
  list(@Payload() query: ListMeasures, @Ctx() context: AskContext) {
    return this.findMeasures.list(query, withActor(context).actor)
  }

  @Handles(measures.dossiers)
  dossiers(@Payload() query: ListMeasured, @Ctx() context: AskContext) {
    return this.findMeasures.dossiers(query, withActor(context).actor)
  }
}
