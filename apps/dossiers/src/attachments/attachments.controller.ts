import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AddAttachmentCommand,
  AttachmentRef,
  attachments,
  DossierRef,
  keptPapers,
  ShowPaperCommand,
  TakeKeptPaperCommand,
} from '#contracts'
import { KeptReplies } from '../views/kept-replies.js'
import { Attachments } from './attachments.js'
import { ShownPapers } from './shown-papers.js'
import { TakeKeptPaper } from './take-kept-paper.js'

/** Files attached to dossiers, and papers shown at the counter. */
@Controller()
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly shownPapers: ShownPapers,
    private readonly takeKeptPaper: TakeKeptPaper,
    private readonly replies: KeptReplies,
  ) {}

  @Handles(attachments.room)
  room(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.attachments.room(ref, withActor(context).actor)
  }

  @Handles(attachments.add)
  add(@Payload() command: AddAttachmentCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`attach ${command.dossier}`, command, asked, {
      work: () => this.attachments.add(command, asked),
    })
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
    return this.attachments.remove(ref, withActor(context))
  }

  @Handles(keptPapers.offers)
  async offers(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return { items: await this.takeKeptPaper.offers(ref, withActor(context).actor), nextCursor: null }
  }

  @Handles(keptPapers.take)
  take(@Payload() command: TakeKeptPaperCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`take ${command.dossier}`, command, asked, {
      work: () => this.takeKeptPaper.take(command, asked),
    })
  }

  @Handles(attachments.show)
  show(@Payload() command: ShowPaperCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`show ${command.dossier}`, command, asked, {
      work: () => this.shownPapers.add(command, asked),
    })
  }

  @Handles(attachments.shown)
  async shown(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return { items: await this.shownPapers.list(ref, withActor(context).actor), nextCursor: null }
  }
}
