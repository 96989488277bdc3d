import { STATUS_CODES } from 'node:http'
import type { INestApplication } from '@nestjs/common'
import type { OpenAPIObject } from '@nestjs/swagger'
import { Problem, Versioned, type Access, type MessageClass } from '#contracts'
import { repliesOf, type Replying } from '../http/replies.js'
import { handledOperations, type Operation } from './operations.js'

interface Schema {
  properties?: Record<string, object>
  required?: string[]
  additionalProperties?: boolean
}

const prefix = '#/components/schemas/'

/**
 * Adds what each route answers: the reply of the contract it names for its success, and problems for the refusals that
 * follow from the contract (who may call it) and from what the route takes. Gives the schemas of the replies by name:
 * texts are in one language unless the contract keeps both, and a newer server may send more fields.
 */
export function addResponses(
  document: OpenAPIObject,
  app: INestApplication,
  schemas: Record<string, Schema>,
): Record<string, Schema> {
  const replies: Record<string, Schema> = {}
  const schemaOf = (type: MessageClass) => {
    addSchemas(type.name, schemas, replies)
    if (type.prototype instanceof Versioned) replies[type.name] = withoutVersion(replies[type.name] ?? {})
    return { $ref: `${prefix}${type.name}` }
  }
  const problem = { 'application/problem+json': { schema: schemaOf(Problem) } }
  for (const { operation, controller, method } of handledOperations(document, app)) {
    const replying = repliesOf(controller.prototype, method)
    for (const [status, response] of Object.entries(operation.responses) as [string, { description?: string }][]) {
      response.description = STATUS_CODES[status] ?? ''
      if (replying && status.startsWith('2'))
        Object.assign(response, { content: { 'application/json': { schema: schemaOf(typeOf(replying)) } } })
    }
    for (const [status, description] of refusalsOf(operation, replying))
      operation.responses[status] = { description, content: problem }
  }
  return replies
}

function typeOf(replying: Replying<object>): MessageClass {
  return 'reply' in replying ? replying.reply : replying
}

/** The statuses of refusals, each with the reason. */
function refusalsOf(operation: Operation, replying: Replying<object> | undefined): [string, string][] {
  const access: Access | undefined = replying && 'access' in replying ? replying.access : undefined
  const parameters = (operation.parameters ?? []) as { name: string; in: string }[]
  const has = (place: string, name?: string) =>
    parameters.some((parameter) => parameter.in === place && (name === undefined || parameter.name === name))
  const needsActor = access !== undefined && access.who !== 'anyone' && access.who !== 'service'
  const refusals: [boolean, string, string][] = [
    [needsActor, '401', 'Nobody is signed in.'],
    [needsActor, '403', 'The role, permission or relation to the thing is missing; `checks` says which.'],
    [has('path'), '404', 'There is no such thing, or the caller may not know of it.'],
    [has('header', 'Idempotency-Key') || has('header', 'If-Match'), '409', 'Not possible in the present state.'],
    [has('header', 'If-Match'), '412', '`If-Match` names a version that is not the newest.'],
    [operation.requestBody !== undefined || has('query') || has('path'), '422', 'The input is not valid.'],
    [has('header', 'If-Match'), '428', 'An official did not send `If-Match`.'],
    [true, 'default', 'Any other refusal or failure.'],
  ]
  return refusals.flatMap(([applies, status, reason]) => (applies ? [[status, reason]] : []))
}

/** Copies a schema and those it refers to, as they are sent. */
function addSchemas(name: string, schemas: Record<string, Schema>, replies: Record<string, Schema>): void {
  const schema = schemas[name]
  if (replies[name] || !schema) return
  const { additionalProperties: _, ...open } = schema
  const text = JSON.stringify(open).replaceAll(`{"$ref":"${prefix}Bilingual"}`, '{"type":"string"}')
  replies[name] = JSON.parse(text) as Schema
  for (const [, other] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    if (other) addSchemas(other, schemas, replies)
}

/** The version is the `ETag`. */
function withoutVersion({ properties: { version: _, ...properties } = {}, required = [], ...schema }: Schema): Schema {
  return { ...schema, properties, required: required.filter((name) => name !== 'version') }
}
