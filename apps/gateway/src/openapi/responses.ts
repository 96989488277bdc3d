import { STATUS_CODES } from 'node:http'
import type { INestApplication } from '@nestjs/common'
import type { OpenAPIObject } from '@nestjs/swagger'
import { Problem, type Access, type MessageClass } from '#contracts'
import { replyOf, type Replying } from '../http/replies.js'
import { needsVersion } from '../routes/dossiers/conditional.js'
import { handledOperations, type HandledOperation } from './operations.js'
import { ReplySchemas, type Schema } from './reply-schemas.js'

/**
 * Adds what each route answers: the reply of the contract it names for its success, and problems for the refusals that
 * follow from the contract (who may call it) and from what the route takes. Gives the schemas of the replies by name.
 */
export function addResponses(
  document: OpenAPIObject,
  app: INestApplication,
  schemas: Record<string, Schema>,
): Record<string, Schema> {
  const replies = new ReplySchemas(schemas)
  const problem = { 'application/problem+json': { schema: replies.of(Problem) } }
  for (const handled of handledOperations(document, app)) {
    const { responses } = handled.operation
    const reply = replyOf(handled.controller.prototype, handled.method)
    for (const status of reply?.also ?? []) responses[status] = { description: '' }
    for (const [status, response] of Object.entries(responses) as [string, { description?: string }][]) {
      response.description ||= STATUS_CODES[status] ?? ''
      if (!reply || status === '204') continue
      const schema = replies.of(typeOf(reply.replying), 'bothLanguages' in reply.replying)
      Object.assign(response, { content: { 'application/json': { schema } } })
    }
    for (const [status, description] of refusalsOf(handled, reply?.replying))
      responses[status] = { description, content: problem }
  }
  return replies.byName
}

function typeOf(replying: Replying<object>): MessageClass {
  return 'reply' in replying ? replying.reply : replying
}

/** The statuses of refusals, each with the reason. */
function refusalsOf(
  { operation, path, controller, method }: HandledOperation,
  replying: Replying<object> | undefined,
): [string, string][] {
  const access: Access | undefined = replying && 'access' in replying ? replying.access : undefined
  const parameters = (operation.parameters ?? []) as { name: string; in: string }[]
  const takes = (place: string, name?: string) =>
    parameters.some((parameter) => parameter.in === place && (name === undefined || parameter.name === name))
  const needsActor = access === undefined ? path === '/v1/me' : access.who !== 'anyone' && access.who !== 'service'
  const isVersionNeeded = needsVersion((controller.prototype as Record<string, object>)[method] ?? {})
  const refusals: [boolean, string, string][] = [
    [needsActor, '401', 'Nobody is signed in.'],
    [needsActor, '403', 'The role, permission or relation to the thing is missing; `checks` says which.'],
    [takes('path'), '404', 'There is no such thing, or the caller may not know of it.'],
    [takes('header', 'Idempotency-Key') || takes('header', 'If-Match'), '409', 'Not possible in the present state.'],
    [takes('header', 'If-Match'), '412', '`If-Match` names a version that is not the newest.'],
    [operation.requestBody !== undefined || takes('query') || takes('path'), '422', 'The input is not valid.'],
    [isVersionNeeded, '428', 'An official did not send `If-Match`.'],
    [true, 'default', 'Any other refusal or failure.'],
  ]
  return refusals.flatMap(([applies, status, reason]) => (applies ? [[status, reason]] : []))
}
