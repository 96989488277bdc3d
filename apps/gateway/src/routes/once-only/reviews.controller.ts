import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnswerReview, forms, ListEntries, ListReviews, PublishForm, reviews, SendToReview } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'

/** Forms are published; where the checker doubts a question, the owner of the data answers first. */
@ApiTags('Forms')
@Controller('v1')
export class ReviewsController {
  constructor(private readonly asking: Asking) {}

  /** 201: published. 202: it waits, as its doubts (ONCE013) have to be answered by others; then it is published. */
  @Replies(forms.publish, { also: [202] })
  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('procedures/:code/forms')
  async publish(
    @Param('code') procedure: string,
    @Body() { form }: PublishForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { procedure, form, ...idempotencyOf(request) }
    const sent = await this.asking.localised(forms.publish, command, request)
    if (sent.status === 'waiting') reply.status(202)
    return sent
  }

  /** Doubts, newest change first; `mayAnswer` says whether the caller is asked. */
  @Replies(reviews.list)
  @ApiBearerAuth()
  @Get('reviews')
  list(@Query() query: ListReviews, @Req() request: FastifyRequest) {
    return this.asking.localised(reviews.list, query, request)
  }

  /** What was answered, by which office and why, for everyone. */
  @Replies(reviews.answered)
  @Public()
  @Get('answered-reviews')
  answered(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(reviews.answered, page, request)
  }

  /** Sends a form with doubts to those who answer them, as publishing it does; refused where there is nothing to answer. */
  @Replies(reviews.send)
  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('reviews')
  send(@Body() body: SendToReview, @Req() request: FastifyRequest) {
    return this.asking.localised(reviews.send, { ...body, ...idempotencyOf(request) }, request)
  }

  @Replies(reviews.answer)
  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('reviews/:id/answers')
  @HttpCode(200)
  answer(@Param('id') id: string, @Body() body: AnswerReview, @Req() request: FastifyRequest) {
    return this.asking.localised(reviews.answer, { id, body, ...idempotencyOf(request) }, request)
  }
}
