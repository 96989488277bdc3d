import { NestFactory } from '@nestjs/core'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { Bus } from '#bus'
import { FileSettings } from '#files'
import { ActorTokens, Clock, LOGGER, PlatformModule, Readiness, RuntimeSettings, ServiceKeys } from '#platform'
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js'
import { GatewaySettings } from '../../apps/gateway/src/gateway.settings.js'
import { openApiDocument } from '../../apps/gateway/src/openapi/openapi.js'
import { SessionSettings } from '../../apps/gateway/src/session.settings.js'

/** The OpenAPI document as the running gateway serves it; nothing is started for it. */
export async function openApiFile(): Promise<string> {
  const standIns = [Bus, ActorTokens, LOGGER].map((provide) => ({ provide, useValue: {} }))
  const module = PlatformModule.around(GatewayModule, [
    ...standIns,
    { provide: ServiceKeys, useValue: { deriveKey: () => Buffer.alloc(32), learnFrom: () => undefined } },
    ...[Clock, Readiness, RuntimeSettings, GatewaySettings, SessionSettings, FileSettings].map((type) => ({
      provide: type,
      useValue: new type(),
    })),
  ])
  const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false, abortOnError: false })
  const document = openApiDocument(app)
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}
