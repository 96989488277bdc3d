import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { DossierRef, ListColleagues, officeWork, WriteNoteCommand } from '#contracts'
import { onceOnly } from '../dossier/once-only.js'
import { KeptReplies } from '../views/kept-replies.js'
import { Colleagues } from '../colleagues/colleagues.js'
import { OfficeNotes } from './office-notes.js'

/** How an office shares its work: who is there, and what they write down for each other. */
@Controller()
export class WorkController {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly officeNotes: OfficeNotes,
    private readonly replies: KeptReplies,
  ) {}

  @Handles(officeWork.colleagues)
  async of(@Payload() { authority }: ListColleagues, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    return { items: await this.colleagues.of(authority ?? actor.authority ?? ''), nextCursor: null }
  }

  @Handles(officeWork.writeNote)
  writeNote(@Payload() command: WriteNoteCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`note ${command.dossier}`, command, asked, {
      work: () => this.officeNotes.write(onceOnly(command, context), asked),
    })
  }

  @Handles(officeWork.notes)
  async notes(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return { items: await this.officeNotes.list(ref, withActor(context).actor), nextCursor: null }
  }
}
