import { Reflector } from '@nestjs/core'
import type { ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { DomainError, dossiers, type Actor, type Ask } from '#contracts'
import { clockAt } from '#testing'
import type { Asking } from '../../http/asking.js'
import { AuthGuard } from '../../auth/auth.guard.js'
import type { Credentials } from '../../auth/credentials.js'
import { ExportPerson } from './export-person.js'

const lan: Actor = {
  issuer: 'demo',
  subject: 'lan',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188014826',
}
const listed = { items: [{ id: 'kept' }, { id: 'removed' }], nextCursor: null }
const gone = () => Promise.reject(new DomainError('notFound', 'dossier_not_found', { vi: 'Không có.', en: 'None.' }))

/** A request of hers that the guard let through. */
async function signedInRequest(): Promise<FastifyRequest> {
  const request = { method: 'GET', headers: {}, raw: {} } as FastifyRequest
  const credentials = { actorOf: () => Promise.resolve(lan) } as unknown as Credentials
  const route = {
    getHandler: () => AuthGuard,
    getClass: () => AuthGuard,
    switchToHttp: () => ({ getRequest: () => request }),
  }
  await new AuthGuard(new Reflector(), credentials).canActivate(route as unknown as ExecutionContext)
  return request
}

/** The services, of which one is asked about a dossier that was removed just before. */
function servicesThatMiss(removedAt: Ask<object, object>): Asking {
  const answer = (contract: Ask<object, object>, question: { dossier?: string }) => {
    if (contract === dossiers.list) return Promise.resolve(listed)
    if (contract === removedAt && question.dossier === 'removed') return gone()
    return Promise.resolve({ id: question.dossier, items: [], nextCursor: null })
  }
  return { ask: answer, localised: answer } as unknown as Asking
}

it.each([
  ['itself', dossiers.get],
  ['its history', dossiers.timeline],
] as [string, Ask<object, object>][])(
  'a dossier that is removed before %s is read is left out, and the export is whole',
  async (_, removedAt) => {
    const clock = clockAt(() => new Date('2026-11-30T03:00:00Z'))
    let text = ''
    for await (const piece of new ExportPerson(servicesThatMiss(removedAt), clock).execute(await signedInRequest()))
      text += piece
    const { dossiers: exported } = JSON.parse(text) as { dossiers: { dossier: { id: string } }[] }
    expect(exported.map(({ dossier }) => dossier.id)).toEqual(['kept'])
  },
)
