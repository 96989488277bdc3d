import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import {
  accountOf,
  AttachmentPurpose,
  attachments,
  isDomainError,
  ListEntries,
  ShowPaper,
  type AttachmentRef,
  type AttachmentView,
} from '#contracts'
import { FILE_STORE, FileSettings, inspectFile, type FileStore } from '#files'
import { assertValid } from '#platform'
import { cleanTexts } from '#vietnam'
import { signedIn } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { assertKeepable } from '../../http/checked.pipe.js'
import { Replies } from '../../http/replies.js'
import { sendFile } from '../../uploads/send-file.js'
import { isBounded, receiveUpload, type Upload } from '../../uploads/receive-upload.js'
import { UploadLimits } from '../../uploads/upload-limits.js'
import { conditionsOf, IdempotencyKey, idempotencyOf, OptionalIfMatch, tagged } from './conditional.js'

const form = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary' },
    path: { type: 'string', description: 'A place of the form (JSON Pointer) that the file proves.' },
    paper: { type: 'string', description: 'The code or name of a paper; either this or `path`.' },
  },
}

/** Files of dossiers: taken in, looked into and stored here, claimed by the dossier, and given out as downloads only. */
@ApiTags('Dossiers')
@ApiBearerAuth()
@Controller('v1/dossiers/:id')
export class AttachmentsController {
  constructor(
    private readonly asking: Asking,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly settings: FileSettings,
    private readonly limits: UploadLimits,
  ) {}

  /** Whether the caller may attach is asked before the file is read; a file no dossier claims is removed within two hours. */
  @Replies(attachments.add)
  @OptionalIfMatch()
  @IdempotencyKey()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @Post('attachments')
  async add(
    @Param('id') dossier: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { fileLimitMb } = this.settings
    if (!isBounded(request, fileLimitMb)) reply.header('connection', 'close') // the rest of a refused one is not read
    await this.asking.ask(attachments.room, { dossier }, request, { dossier })
    const receiving = { limitMb: fileLimitMb, turn: await this.limits.begin(accountOf(signedIn(request))) }
    const added = await receiveUpload(request, receiving, (upload) => this.claim(dossier, upload, request))
    return tagged(added, reply)
  }

  private async claim(dossier: string, upload: Upload, request: FastifyRequest) {
    assertKeepable(upload.fields)
    const purpose = assertValid(AttachmentPurpose, cleanTexts(upload.fields))
    const mediaType = await inspectFile(upload.path, upload.size)
    const attachmentId = uuidv7()
    await this.files.put(attachmentId, upload.path)
    const { name, size, sha256 } = upload
    const body = { ...purpose, name, mediaType, size, sha256 }
    const { ifMatch } = conditionsOf(request)
    const command = {
      ...{ dossier, attachmentId, body },
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...idempotencyOf({ headers: request.headers, body: { ...purpose, name, sha256 } }),
    }
    const added = await this.asking
      .localised(attachments.add, command, request, { dossier })
      .catch((error: unknown) => this.giveUp({ dossier, attachmentId }, request, error))
    // with an Idempotency-Key the answer may be that of an earlier upload: this one's file is claimed by nobody
    if (added.attachmentId !== attachmentId) await this.files.remove(attachmentId).catch(() => undefined)
    return added
  }

  /**
   * Removes the file of a refused claim where dossiers knows no such attachment: an instance may have claimed it and ended
   * before it answered, and the next one refused. Where this cannot be told, the file is left to the hourly cleaning.
   */
  private async giveUp(ref: AttachmentRef, request: FastifyRequest, error: unknown): Promise<never> {
    const { dossier, attachmentId } = ref
    if (isDomainError(error) && error.kind !== 'unavailable' && error.kind !== 'internal') {
      const isUnclaimed = await this.asking.ask(attachments.get, ref, request, { dossier }).then(
        () => false,
        (refusal: unknown) => isDomainError(refusal) && refusal.code === 'attachment_not_found',
      )
      if (isUnclaimed) await this.files.remove(attachmentId).catch(() => undefined)
    }
    throw error
  }

  @Replies(attachments.list)
  @Get('attachments')
  list(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    const keyOf = ({ attachmentId }: AttachmentView) => attachmentId
    return this.asking.page(attachments.list, { dossier }, request, { dossier, page, keyOf })
  }

  /** Always a download, never shown within our pages. */
  @ApiProduces('*/*')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'The file.' })
  @Get('attachments/:attachmentId')
  async content(
    @Param('id') dossier: string,
    @Param('attachmentId') attachmentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.asking.ask(attachments.get, { dossier, attachmentId }, request, { dossier })
    await sendFile(reply, await this.files.get(file.fileId), file)
  }

  @OptionalIfMatch()
  @Delete('attachments/:attachmentId')
  @HttpCode(204)
  async remove(
    @Param('id') dossier: string,
    @Param('attachmentId') attachmentId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const ref = { dossier, attachmentId, ...conditionsOf(request) }
    const { unclaimed } = await this.asking.ask(attachments.remove, ref, request, { dossier })
    if (unclaimed) await this.files.remove(unclaimed).catch(() => undefined) // else the hourly cleaning does
  }

  /** An official notes that a paper was shown at the counter. */
  @Replies(attachments.show)
  @OptionalIfMatch()
  @IdempotencyKey()
  @Post('shown-papers')
  show(@Param('id') dossier: string, @Body() body: ShowPaper, @Req() request: FastifyRequest) {
    const command = { dossier, body, ...conditionsOf(request) }
    return this.asking.localised(attachments.show, command, request, { dossier })
  }

  @Replies(attachments.shown)
  @Get('shown-papers')
  shown(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    const keyOf = (_: unknown, index: number, { length }: unknown[]) => String(length - index)
    return this.asking.page(attachments.shown, { dossier }, request, { dossier, page, keyOf })
  }
}
