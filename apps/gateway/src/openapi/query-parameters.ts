import 'reflect-metadata'
import type { INestApplication } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import type { OpenAPIObject } from '@nestjs/swagger'

/** The parts of a class's schema that its query parameters are made of. */
interface QuerySchema {
  properties?: Record<string, object>
  required?: string[]
}

type Parameter = { name: string; in: 'query'; required: boolean; schema: object }

/** What Nest notes of a handler's arguments: `<kind>:<index>`, where kind 4 is the query. */
const routeArguments = '__routeArguments__'
const queryKind = '4'

/** Adds what each route reads from its query, as the class of that query says; the fields of a query are never null. */
export function addQueryParameters(
  document: OpenAPIObject,
  app: INestApplication,
  schemas: Record<string, QuerySchema>,
): void {
  const queries = queriesOf(app)
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as { operationId?: string; parameters?: object[] }[]) {
      const schema = schemas[queries.get(operation.operationId ?? '') ?? '']
      if (schema) operation.parameters = [...(operation.parameters ?? []), ...parametersOf(schema)]
    }
  }
}

/** The name of the query's class by operation id. */
function queriesOf(app: INestApplication): Map<string, string> {
  const found = new Map<string, string>()
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue
      for (const method of Object.getOwnPropertyNames(metatype.prototype)) {
        const name = queryClass(metatype, method)
        if (name) found.set(`${metatype.name}_${method}`, name)
      }
    }
  }
  return found
}

function queryClass(controller: { prototype: object }, method: string): string | undefined {
  const given = Reflect.getMetadata(routeArguments, controller, method) as Record<string, unknown> | undefined
  const [, index] =
    Object.keys(given ?? {})
      .map((key) => key.split(':'))
      .find(([kind]) => kind === queryKind) ?? []
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype, method) as { name: string }[] | undefined
  return index === undefined ? undefined : types?.[Number(index)]?.name
}

function parametersOf({ properties = {}, required = [] }: QuerySchema): Parameter[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: withoutNull(schema),
  }))
}

function withoutNull(schema: { anyOf?: { type?: string }[] }): object {
  return schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
}
