import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import {
  ActOnDossier,
  SeeChangedFacts,
  AnswerFields,
  DecideRepresentation,
  dossiers,
  ListDossiers,
  ListEntries,
  NameSubjects,
  OpenDossier,
  Prefill,
  RequestCorrection,
  SimulateDue,
  SnapshotView,
  SubmitDossier,
} from '#contracts'
import { Clock } from '#platform'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { tellQuotas } from '../../overload/rate-limits.js'
import {
  Conditional,
  conditionsOf,
  IdempotencyKey,
  idempotencyOf,
  IfMatch,
  OptionalIfMatch,
  tagged,
} from './conditional.js'

/** Dossiers, for citizens and officials. */
@ApiTags('Dossiers')
@ApiBearerAuth()
@Controller('v1/dossiers')
export class DossiersController {
  constructor(
    private readonly asking: Asking,
    private readonly clock: Clock,
  ) {}

  @Replies(dossiers.open)
  @IdempotencyKey()
  @Post()
  async open(
    @Body() body: OpenDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = uuidv7()
    const command = { ...body, id, ...idempotencyOf(request) }
    return tagged(await this.asking.localised(dossiers.open, command, request, { dossier: id }), reply)
  }

  @Replies(dossiers.list)
  @Get()
  list(@Query() query: ListDossiers, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.list, query, request)
  }

  @Replies(dossiers.get)
  @Get(':id')
  async get(
    @Param('id') dossier: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(await this.asking.localised(dossiers.get, { dossier }, request, { dossier }), reply)
  }

  @IfMatch()
  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') dossier: string, @Req() request: FastifyRequest): Promise<void> {
    await this.asking.ask(dossiers.remove, { dossier, ...conditionsOf(request) }, request, { dossier })
  }

  @Replies({ ...dossiers.prefill, reply: SnapshotView })
  @OptionalIfMatch()
  @IdempotencyKey()
  @Post(':id/prefill')
  @HttpCode(200)
  async prefill(
    @Param('id') dossier: string,
    @Body() body: Prefill,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    const { quotas = [], ...snapshot } = await this.asking.localised(dossiers.prefill, command, request, { dossier })
    tellQuotas(reply, quotas, this.clock.now())
    return snapshot
  }

  @Replies(dossiers.snapshot)
  @Get(':id/snapshot')
  snapshot(@Param('id') dossier: string, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.snapshot, { dossier }, request, { dossier })
  }

  @Replies(dossiers.subjects)
  @IfMatch()
  @Put(':id/subjects')
  async subjects(
    @Param('id') dossier: string,
    @Body() body: NameSubjects,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.subjects, command, request, { dossier }), reply)
  }

  @Replies(dossiers.representation)
  @Conditional()
  @Post(':id/representation')
  @HttpCode(200)
  async representation(
    @Param('id') dossier: string,
    @Body() body: DecideRepresentation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.representation, command, request, { dossier }), reply)
  }

  @Replies(dossiers.answer)
  @IfMatch()
  @Patch(':id/answers')
  async answer(
    @Param('id') dossier: string,
    @Body() body: AnswerFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.answer, command, request, { dossier }), reply)
  }

  @Replies(dossiers.correct)
  @IdempotencyKey()
  @Post(':id/corrections')
  correct(@Param('id') dossier: string, @Body() body: RequestCorrection, @Req() request: FastifyRequest) {
    const command = { dossier, body, ...idempotencyOf(request) }
    return this.asking.localised(dossiers.correct, command, request, { dossier })
  }

  @Replies(dossiers.submit)
  @Conditional()
  @Post(':id/submission')
  async submit(
    @Param('id') dossier: string,
    @Body() body: SubmitDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.submit, command, request, { dossier }), reply)
  }

  /** When it would be due if an answer came at an instant: to what is asked for now, or to a supplement. */
  @Replies(dossiers.simulateDue)
  @Post(':id/due-simulation')
  @HttpCode(200)
  simulateDue(@Param('id') dossier: string, @Body() body: SimulateDue, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.simulateDue, { dossier, body }, request, { dossier })
  }

  @Replies(dossiers.timeline)
  @Get(':id/timeline')
  timeline(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.timeline, { ...page, dossier }, request, { dossier })
  }

  /** An official has looked at facts that changed since they were looked up. */
  @Replies(dossiers.seeChangedFacts)
  @Conditional()
  @Post(':id/changed-facts')
  @HttpCode(200)
  async seeChangedFacts(
    @Param('id') dossier: string,
    @Body() body: SeeChangedFacts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.seeChangedFacts, command, request, { dossier }), reply)
  }

  @Replies(dossiers.act)
  @Conditional()
  @Post(':id/actions')
  @HttpCode(200)
  async act(
    @Param('id') dossier: string,
    @Body() body: ActOnDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(dossiers.act, command, request, { dossier }), reply)
  }
}
