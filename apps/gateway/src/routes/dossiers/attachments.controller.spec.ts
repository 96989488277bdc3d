import type { ExecutionContext } from '@nestjs/common'
import type { Reflector } from '@nestjs/core'
import fastify, { type FastifyRequest } from 'fastify'
import { attachments, DomainError, type Actor, type ErrorKind } from '#contracts'
import { FileSettings, type FileStore } from '#files'
import { Clock } from '#platform'
import { AuthGuard } from '../../auth/auth.guard.js'
import type { Credentials } from '../../auth/credentials.js'
import { GatewaySettings } from '../../gateway.settings.js'
import type { Asking } from '../../http/asking.js'
import { serveUploads } from '../../uploads/serve-uploads.js'
import { UploadLimits } from '../../uploads/upload-limits.js'
import { AttachmentsController } from './attachments.controller.js'
import { needsVersion } from './conditional.js'
import { DossiersController } from './dossiers.controller.js'

const lan: Actor = { issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }
const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'
const form = [
  '--b\r\ncontent-disposition: form-data; name="paper"\r\n\r\nĐơn\r\n',
  `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${pdf}\r\n--b--\r\n`,
].join('')
const refusal = (kind: ErrorKind, code: string) => new DomainError(kind, code, { vi: code, en: code })

/** Uploads a file that dossiers refuses to claim, and tells which files the store has afterwards. */
async function storedAfter(refused: Error, known: () => Promise<unknown>): Promise<string[]> {
  const stored = new Set<string>()
  const files = {
    put: (name: string) => Promise.resolve(void stored.add(name)),
    remove: (name: string) => Promise.resolve(void stored.delete(name)),
  } as unknown as FileStore
  const asking = {
    ask: (contract: unknown) => (contract === attachments.get ? known() : Promise.resolve({ files: 1, bytes: 1000 })),
    localised: () => Promise.reject(refused),
  } as unknown as Asking
  const limits = new UploadLimits(new GatewaySettings(), new Clock())
  const settings = Object.assign(new FileSettings(), { fileLimitMb: 1 })
  const controller = new AttachmentsController(asking, files, settings, limits)
  const reflector = { getAllAndOverride: () => undefined } as unknown as Reflector
  const guard = new AuthGuard(reflector, { actorOfWrite: () => Promise.resolve(lan) } as unknown as Credentials)
  const contextOf = (request: FastifyRequest) =>
    ({
      ...{ getHandler: () => undefined, getClass: () => undefined },
      switchToHttp: () => ({ getRequest: () => request }),
    }) as unknown as ExecutionContext
  const app = fastify()
  await serveUploads(app)
  app.post('/v1/dossiers/:id/attachments', async (request, reply) => {
    await guard.canActivate(contextOf(request))
    return controller.add('d', request, reply)
  })
  const { json } = await app.inject({
    ...{ method: 'POST', url: '/v1/dossiers/d/attachments', payload: form },
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
  expect(json()).toMatchObject({ message: refused.message })
  await app.close()
  return [...stored]
}

describe('the file of an upload that is refused', () => {
  const notFound = refusal('notFound', 'attachment_not_found')

  it('is removed where dossiers has no such attachment', async () => {
    const stale = refusal('stale', 'version_stale')
    expect(await storedAfter(stale, () => Promise.reject(notFound))).toEqual([])
  })

  it.each<[string, Error, () => Promise<unknown>]>([
    ['was claimed before', refusal('stale', 'version_stale'), () => Promise.resolve({ attachmentId: 'x' })],
    [
      'may have been claimed, as the caller may not ask any more',
      refusal('conflict', 'dossier_not_editable'),
      () => Promise.reject(refusal('notFound', 'dossier_not_found')),
    ],
    ['may still be claimed', refusal('unavailable', 'no_answer'), () => Promise.reject(notFound)],
  ])('stays where it %s', async (_, refused, known) => {
    expect(await storedAfter(refused, known)).toHaveLength(1)
  })
})

it('only routes that decide on a dossier want a version of officials', () => {
  const { add, remove, show } = AttachmentsController.prototype
  const { prefill, subjects, answer, submit, act, remove: removeDraft } = DossiersController.prototype
  expect([add, remove, show, prefill].map(needsVersion)).toEqual([false, false, false, false])
  expect([subjects, answer, submit, act, removeDraft].map(needsVersion)).toEqual([true, true, true, true, true])
})
