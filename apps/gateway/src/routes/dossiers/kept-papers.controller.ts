import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { keptPapers, ListEntries, TakeKeptPaper } from '#contracts'
import { FILE_STORE, type FileStore } from '#files'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { sendFile } from '../../uploads/send-file.js'
import { conditionsOf, IdempotencyKey, OptionalIfMatch, tagged } from './conditional.js'

/** The papers a person keeps: seen, downloaded and removed by their owner, and offered to the dossiers that demand them. */
@ApiTags('Papers')
@ApiBearerAuth()
@Controller('v1')
export class KeptPapersController {
  constructor(
    private readonly asking: Asking,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Replies(keptPapers.list)
  @Get('me/documents')
  list(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(keptPapers.list, query, request)
  }

  /** Always a download, never shown within our pages. */
  @ApiProduces('*/*')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'The file.' })
  @Get('me/documents/:id')
  async content(
    @Param('id') keptPaper: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileId, fileName, ...file } = await this.asking.ask(keptPapers.get, { keptPaper }, request)
    await sendFile(reply, await this.files.get(fileId), { ...file, name: fileName })
  }

  /** What the owner handed in goes from their papers; dossiers keep what was attached to them. */
  @Delete('me/documents/:id')
  @HttpCode(204)
  async remove(@Param('id') keptPaper: string, @Req() request: FastifyRequest): Promise<void> {
    await this.asking.ask(keptPapers.remove, { keptPaper }, request)
  }

  /** What the dossier demands and its applicant keeps. */
  @Replies(keptPapers.offers)
  @Get('dossiers/:id/kept-papers')
  offers(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    const keyOf = ({ paper }: { paper: { vi: string } }) => paper.vi
    return this.asking.page(keptPapers.offers, { dossier }, request, { dossier, page, keyOf })
  }

  @Replies(keptPapers.take)
  @OptionalIfMatch()
  @IdempotencyKey()
  @Post('dossiers/:id/kept-papers')
  async take(
    @Param('id') dossier: string,
    @Body() body: TakeKeptPaper,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = { dossier, body, ...conditionsOf(request) }
    return tagged(await this.asking.localised(keptPapers.take, command, request, { dossier }), reply)
  }
}
