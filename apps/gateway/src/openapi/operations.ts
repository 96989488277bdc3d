import type { INestApplication } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import type { OpenAPIObject } from '@nestjs/swagger'

/** An operation of the document. */
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>

/** An operation with the method of the controller that handles it. */
export interface HandledOperation {
  path: string
  operation: Operation
  controller: { prototype: object }
  method: string
}

/** Every operation of the document, found by its id among the handlers of all controllers. */
export function handledOperations(document: OpenAPIObject, app: INestApplication): HandledOperation[] {
  const handlers = handlersOf(app)
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.values(item) as Operation[]).flatMap((operation) => {
      const handler = handlers.get(operation.operationId ?? '')
      return handler ? [{ path, operation, ...handler }] : []
    }),
  )
}

function handlersOf(app: INestApplication): Map<string, Pick<HandledOperation, 'controller' | 'method'>> {
  const found = new Map<string, Pick<HandledOperation, 'controller' | 'method'>>()
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue
      const controller = metatype as { name: string; prototype: object }
      for (const method of Object.getOwnPropertyNames(controller.prototype))
        found.set(`${controller.name}_${method}`, { controller, method })
    }
  }
  return found
}
