import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger'
import { classSchemas } from '#platform'
import { addQueryParameters } from './query-parameters.js'
import { addResponses } from './responses.js'

const description = `Once-only data exchange gateway. Errors are application/problem+json (RFC 9457); their \`type\` leads to /docs/errors.
\`Idempotency-Key\` is honoured where an operation lists it; repeating another one is refused with 409, or gives what stands.`

/** The OpenAPI 3.1 document of the public API, generated from the controllers and the message classes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Motlan')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth()
    .build()
  const document = SwaggerModule.createDocument(app, config)
  const schemas = classSchemas('#/components/schemas/')
  addQueryParameters(document, app, schemas)
  const wanted = reachable(Object.keys(document.components?.schemas ?? {}), schemas)
  const requests = Object.fromEntries([...wanted].map((name) => [name, schemas[name] ?? { type: 'object' }]))
  const named = { ...addResponses(document, app, schemas), ...requests }
  document.components = {
    ...document.components,
    schemas: Object.fromEntries(Object.entries(named).sort(([left], [right]) => (left < right ? -1 : 1))),
  }
  return document
}

/** The named schemas and all they refer to. */
function reachable(names: string[], schemas: Record<string, object>): Set<string> {
  const wanted = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (wanted.has(name)) continue
    wanted.add(name)
    for (const [, other] of JSON.stringify(schemas[name] ?? {}).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (other) waiting.push(other)
    }
  }
  return wanted
}

/** `GET /v1/openapi.json`, and the page that shows it at `/docs`. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'v1/openapi.json',
    customSiteTitle: 'Motlan API',
  })
}
