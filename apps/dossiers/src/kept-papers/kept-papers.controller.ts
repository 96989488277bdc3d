import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { KeptPaperRef, keptPapers, ListEntries } from '#contracts'
import { KeptPapers } from './kept-papers.js'

/** The papers somebody keeps. */
@Controller()
export class KeptPapersController {
  constructor(private readonly keptPapers: KeptPapers) {}

  @Handles(keptPapers.list)
  list(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.keptPapers.list(query, withActor(context).actor)
  }

  @Handles(keptPapers.get)
  get(@Payload() ref: KeptPaperRef, @Ctx() context: AskContext) {
    return this.keptPapers.get(ref, withActor(context).actor)
  }

  @Handles(keptPapers.remove)
  remove(@Payload() ref: KeptPaperRef, @Ctx() context: AskContext) {
    return this.keptPapers.remove(ref, withActor(context).actor)
  }
}
