import { Body, Controller, Get, Param, Patch, Put, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ListNotices, MarkNotice, NoticeChoice, notices } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What people are told of their dossiers, and by which ways besides the inbox. */
@ApiTags('Messages')
@ApiBearerAuth()
@Controller('v1/me')
export class MessagesController {
  constructor(private readonly asking: Asking) {}

  @Replies(notices.list)
  @Get('messages')
  list(@Query() query: ListNotices, @Req() request: FastifyRequest) {
    return this.asking.localised(notices.list, query, request)
  }

  @Replies(notices.mark)
  @Patch('messages/:id')
  mark(@Param('id') notice: string, @Body() body: MarkNotice, @Req() request: FastifyRequest) {
    return this.asking.localised(notices.mark, { notice, body }, request)
  }

  @Replies(notices.choice)
  @Get('message-settings')
  choice(@Req() request: FastifyRequest) {
    return this.asking.localised(notices.choice, {}, request)
  }

  @Replies(notices.choose)
  @Put('message-settings')
  choose(@Body() body: NoticeChoice, @Req() request: FastifyRequest) {
    return this.asking.localised(notices.choose, body, request)
  }
}
