import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListNotices, MarkNoticeCommand, NoticeChoice, notices } from '#contracts'
import { Inbox } from './inbox.js'
import { NoticeChoices } from './notice-choices.js'

/** What people are told, and where. */
@Controller()
export class NoticesController {
  constructor(
    private readonly inbox: Inbox,
    private readonly choices: NoticeChoices,
  ) {}

  @Handles(notices.list)
  list(@Payload() query: ListNotices, @Ctx() context: AskContext) {
    return this.inbox.list(query, withActor(context).actor)
  }

  @Handles(notices.mark)
  mark(@Payload() command: MarkNoticeCommand, @Ctx() context: AskContext) {
    return this.inbox.mark(command, withActor(context).actor)
  }

  @Handles(notices.choice)
  choice(@Ctx() context: AskContext) {
    return this.choices.get(withActor(context).actor)
  }

  @Handles(notices.choose)
  choose(@Payload() choice: NoticeChoice, @Ctx() context: AskContext) {
    return this.choices.choose(choice, withActor(context).actor)
  }
}
