import 'reflect-metadata'
import type { INestApplication } from '@nestjs/common'
import type { OpenAPIObject } from '@nestjs/swagger'
import { handledOperations } from './operations.js'

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
  for (const { operation, controller, method } of handledOperations(document, app)) {
    const schema = schemas[queryClass(controller, method) ?? '']
    if (schema) operation.parameters = [...(operation.parameters ?? []), ...(parametersOf(schema) as never[])]
  }
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
