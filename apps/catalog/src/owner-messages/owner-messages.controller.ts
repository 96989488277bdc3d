import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListOwnerMessages, MarkOwnerMessageCommand, ownerMessages } from '#contracts'
import { OwnerMessages } from './owner-messages.js'

/** What ministries are told. */
@Controller()
export class OwnerMessagesController {
  constructor(private readonly messages: OwnerMessages) {}

  @Handles(ownerMessages.list)
  list(@Payload() query: ListOwnerMessages, @Ctx() context: AskContext) {
    return this.messages.list(query, withActor(context).actor)
  }

  @Handles(ownerMessages.mark)
  mark(@Payload() command: MarkOwnerMessageCommand, @Ctx() context: AskContext) {
    return this.messages.mark(command, withActor(context).actor)
  }
}
