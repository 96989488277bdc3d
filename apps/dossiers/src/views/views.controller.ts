import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { DossierRef, ListDossiers, ListTimeline, dossiers } from '#contracts'
import { Colleagues } from '../colleagues/colleagues.js'
import { FindDossiers } from './find-dossiers.js'

/** What is read of dossiers. */
@Controller()
export class ViewsController {
  constructor(
    private readonly findDossiers: FindDossiers,
    private readonly colleagues: Colleagues,
  ) {}

  @Handles(dossiers.get)
  get(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findDossiers.one(ref, withActor(context).actor)
  }

  @Handles(dossiers.list)
  async list(@Payload() query: ListDossiers, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const [page] = await Promise.all([this.findDossiers.page(query, actor), this.colleagues.noteSeen(actor)])
    return page
  }

  @Handles(dossiers.snapshot)
  snapshot(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findDossiers.snapshot(ref, withActor(context).actor)
  }

  @Handles(dossiers.timeline)
  timeline(@Payload() query: ListTimeline, @Ctx() context: AskContext) {
    return this.findDossiers.timeline(query, withActor(context).actor)
  }
}
