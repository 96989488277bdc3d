import { Body, Controller, Get, Param, Patch, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ListOwnerMessages, MarkOwnerMessage, ownerMessages } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What a ministry is told of new uses of its data and of changes of agreements. */
@ApiTags('Ministries')
@ApiBearerAuth()
@Controller('v1/ministry')
export class OwnerMessagesController {
  constructor(private readonly asking: Asking) {}

  /** Newest first; one message for all who work at the ministry. */
  @Replies(ownerMessages.list)
  @Get('messages')
  list(@Query() query: ListOwnerMessages, @Req() request: FastifyRequest) {
    return this.asking.localised(ownerMessages.list, query, request)
  }

  @Replies(ownerMessages.mark)
  @Patch('messages/:id')
  mark(@Param('id') message: string, @Body() body: MarkOwnerMessage, @Req() request: FastifyRequest) {
    return this.asking.localised(ownerMessages.mark, { message, body }, request)
  }
}
