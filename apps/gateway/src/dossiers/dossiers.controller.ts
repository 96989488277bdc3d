import { createHash } from 'node:crypto'
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  ActOnDossier,
  AnswerFields,
  DecideRepresentation,
  dossiers,
  ListDossiers,
  NameSubjects,
  OpenDossier,
  Prefill,
  RequestCorrection,
  SubmitDossier,
  type Idempotency,
} from '#contracts'
import { Asking } from '../http/asking.js'
import { idempotencyKeyInvalid, ifMatchOf } from './conditional.js'

/** Dossiers, for citizens and officials. */
@ApiTags('Dossiers')
@ApiBearerAuth()
@Controller('v1/dossiers')
export class DossiersController {
  constructor(private readonly asking: Asking) {}

  @Post()
  async open(
    @Body() body: OpenDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ) {
    const idempotency = idempotencyOf(key, body)
    const command = { ...body, ...(idempotency ? { idempotency } : {}) }
    return tagged(await this.asking.localised(dossiers.open, command, request, once), reply)
  }

  @Get()
  list(@Query() query: ListDossiers, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.list, query, request)
  }

  @Get(':id')
  async get(
    @Param('id') dossier: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(await this.asking.localised(dossiers.get, { dossier }, request, { dossier }), reply)
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') dossier: string, @Req() request: FastifyRequest): Promise<void> {
    await this.asking.ask(dossiers.remove, { dossier }, request, { dossier, ...once })
  }

  @Post(':id/prefill')
  @HttpCode(200)
  prefill(@Param('id') dossier: string, @Body() body: Prefill, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.prefill, { dossier, body }, request, { dossier, ...once })
  }

  @Get(':id/snapshot')
  snapshot(@Param('id') dossier: string, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.snapshot, { dossier }, request, { dossier })
  }

  @Put(':id/subjects')
  async subjects(
    @Param('id') dossier: string,
    @Body() body: NameSubjects,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(
      await this.asking.localised(dossiers.subjects, { dossier, body }, request, { dossier, ...once }),
      reply,
    )
  }

  @Post(':id/representation')
  @HttpCode(200)
  async representation(
    @Param('id') dossier: string,
    @Body() body: DecideRepresentation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body }
    return tagged(await this.asking.localised(dossiers.representation, command, request, { dossier, ...once }), reply)
  }

  @Patch(':id/answers')
  async answer(
    @Param('id') dossier: string,
    @Body() body: AnswerFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
  ) {
    const command = { dossier, body, ...ifMatchOf(ifMatch) }
    return tagged(await this.asking.localised(dossiers.answer, command, request, { dossier, ...once }), reply)
  }

  @Post(':id/corrections')
  correct(
    @Param('id') dossier: string,
    @Body() body: RequestCorrection,
    @Req() request: FastifyRequest,
    @Headers('idempotency-key') key?: string,
  ) {
    const idempotency = idempotencyOf(key, body)
    const command = { dossier, body, ...(idempotency ? { idempotency } : {}) }
    return this.asking.localised(dossiers.correct, command, request, { dossier, ...once })
  }

  @Post(':id/submission')
  async submit(
    @Param('id') dossier: string,
    @Body() body: SubmitDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
  ) {
    const command = { dossier, body, ...ifMatchOf(ifMatch) }
    return tagged(await this.asking.localised(dossiers.submit, command, request, { dossier }), reply)
  }

  @Get(':id/timeline')
  timeline(@Param('id') dossier: string, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.timeline, { dossier }, request, { dossier })
  }

  @Post(':id/actions')
  @HttpCode(200)
  async act(
    @Param('id') dossier: string,
    @Body() body: ActOnDossier,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
  ) {
    const command = { dossier, body, ...ifMatchOf(ifMatch) }
    return tagged(await this.asking.localised(dossiers.act, command, request, { dossier, ...once }), reply)
  }
}

/** The command has an effect each time it is carried out, so no second copy of it is sent. */
const once = { repeatable: false }

/** The dossier's version goes into the ETag, not into the body. */
function tagged(view: unknown, reply: FastifyReply): object {
  const { version, ...body } = view as { version?: number }
  if (version !== undefined) reply.header('etag', `"${version}"`)
  return body
}

function idempotencyOf(key: string | undefined, body: object): Idempotency | undefined {
  if (key === undefined) return undefined
  if (key === '' || key.length > 255) throw idempotencyKeyInvalid()
  return { key, bodyHash: createHash('sha256').update(JSON.stringify(body)).digest('hex') }
}
