import { Readable } from 'node:stream'
import { Controller, Get, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ExportPerson } from './export-person.js'

const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } })
const ofDossier = {
  type: 'object',
  required: ['dossier'],
  properties: {
    dossier: { type: 'object', description: 'Whole; of a dossier filled in for somebody else as lists show it.' },
    snapshot: { type: ['object', 'null'] },
    history: listOf('TimelineItem'),
    attachments: listOf('AttachmentView'),
    shownPapers: listOf('ShownPaper'),
    consents: listOf('ConsentView'),
  },
}
const schema = {
  type: 'object',
  required: [
    'exportedAt',
    'person',
    'messageSettings',
    'dossiers',
    'consentsAsked',
    'accesses',
    'corrections',
    'messages',
    'documents',
    'rightsRequests',
  ],
  properties: {
    exportedAt: { type: 'string' },
    person: { type: 'object', properties: { name: { type: 'string' }, personId: { type: 'string' } } },
    messageSettings: { $ref: '#/components/schemas/NoticeChoiceView' },
    dossiers: { type: 'array', items: ofDossier },
    consentsAsked: listOf('ConsentView'),
    accesses: listOf('PersonAccessView'),
    corrections: listOf('MyCorrection'),
    messages: listOf('NoticeView'),
    documents: listOf('KeptPaperView'),
    rightsRequests: listOf('RightsRequestView'),
  },
}

/** Everything about a person in one file, for the person. */
@ApiTags('Papers')
@ApiBearerAuth()
@Controller('v1/me')
export class ExportController {
  constructor(private readonly exportPerson: ExportPerson) {}

  /**
   * Streamed while it is read: dossiers with answers, look-ups, history and files' names, consents, accesses by officials,
   * messages, kept papers, and requests about the data. An answer that breaks off is not whole. One at a time for each account.
   */
  @ApiOkResponse({ schema, description: 'What the system holds about the caller.' })
  @Get('export')
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const pieces = this.exportPerson.execute(request)
    const first = await pieces.next() // refused with a status, as long as nothing was sent
    const text = Readable.from(following(first, pieces), { objectMode: false })
    text.once('close', () => void pieces.return(undefined)) // whose reader left before the first piece was taken, too
    await reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="motlan.json"',
        'cache-control': 'private, no-store',
      })
      .send(text)
  }
}

async function* following(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value
  yield* rest
}
