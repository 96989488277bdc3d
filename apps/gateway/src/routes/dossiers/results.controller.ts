import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { handedForms, officeForms, printedForms, results, type ResultFile } from '#contracts'
import { FILE_STORE, type FileStore } from '#files'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { addressUnknown } from '../../http/problem.js'
import { Replies } from '../../http/replies.js'
import { sendFile } from '../../uploads/send-file.js'

/** Signed results: the file for the people of the dossier, and the check for everybody who holds the paper. */
@ApiTags('dossiers')
@Controller('v1')
export class ResultsController {
  constructor(
    private readonly asking: Asking,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** A PDF with a signature (PAdES B-T), always a download. */
  @ApiBearerAuth()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'The signed result.' })
  @Get('dossiers/:id/result')
  async result(
    @Param('id') dossier: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.asking.ask(results.get, { dossier }, request, { dossier })
    await sendFile(reply, await this.files.get(file.id), { ...file, mediaType: 'application/pdf' })
  }

  /** A paper printed of the dossier (`receipt`, `supplement`, `refusal`, `stop`; for its office `apology`, `control`), always a download. */
  @ApiBearerAuth()
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'The printed paper.' })
  @Get('dossiers/:id/documents/:form')
  async document(
    @Param('id') dossier: string,
    @Param('form') form: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.printed(dossier, form, request)
    await sendFile(reply, await this.files.get(file.id), { ...file, mediaType: 'application/pdf' })
  }

  private printed(dossier: string, name: string, request: FastifyRequest): Promise<ResultFile> {
    const handed = handedForms.find((form) => form === name)
    if (handed) return this.asking.ask(printedForms.print, { dossier, form: handed }, request, { dossier })
    const form = officeForms.find((one) => one === name)
    if (!form) throw addressUnknown()
    return this.asking.ask(printedForms.printForOffice, { dossier, form }, request, { dossier })
  }

  @Public()
  @Replies(results.verify)
  @Get('verifications/:token')
  verification(@Param('token') token: string, @Req() request: FastifyRequest) {
    return this.asking.localised(results.verify, { token }, request)
  }
}
