import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { AddAttachmentCommand, AttachmentRef, attachments, DossierRef, ShowPaperCommand } from '#contracts'
import { Idempotent } from '#platform'
import { FindDossiers } from '../views/find-dossiers.js'
import { Attachments } from './attachments.js'
import { ShownPapers } from './shown-papers.js'

/** Files attached to dossiers, and papers shown at the counter. */
@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly shownPapers: ShownPapers,
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Handles(attachments.room)
  room(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.attachments.room(ref, withActor(context).actor)
  }

  @Handles(attachments.add)
  add(@Payload() command: AddAttachmentCommand, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.attachments.add(command, actor)
    return this.idempotent.once(this.about('attach', command), actor, command, this.repeatable(command, context, work))
  }

  @Handles(attachments.list)
  async list(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return { items: await this.attachments.list(ref, withActor(context).actor), nextCursor: null }
  }

  @Handles(attachments.get)
  get(@Payload() ref: AttachmentRef, @Ctx() context: AskContext) {
    return this.attachments.get(ref, withActor(context).actor)
  }

  @Handles(attachments.remove)
  remove(@Payload() ref: AttachmentRef, @Ctx() context: AskContext) {
    return this.attachments.remove(ref, withActor(context).actor)
  }

  @Handles(attachments.show)
  show(@Payload() command: ShowPaperCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.shownPapers.add(command, asked)
    return this.idempotent.once(
      this.about('show', command),
      asked.actor,
      command,
      this.repeatable(command, context, work),
    )
  }

  @Handles(attachments.shown)
  async shown(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return { items: await this.shownPapers.list(ref, withActor(context).actor), nextCursor: null }
  }

  private about(what: string, { dossier }: DossierRef) {
    return { route: `${what} ${dossier}`, resultId: dossier }
  }

  private repeatable<T>({ dossier }: DossierRef, context: AskContext, work: () => Promise<T>) {
    const { actor } = withActor(context)
    const mayStillTell = async () => Boolean(await this.findDossiers.readable(dossier, actor))
    return { work, again: work, mayStillTell }
  }
}
