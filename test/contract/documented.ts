import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'

interface Content {
  schema?: object
}

interface Operation {
  responses: Record<string, { content?: Record<string, Content> }>
}

interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: object; additionalProperties?: unknown }> }
}

/** An answer as it came. */
export interface Answer {
  method: string
  /** With the query. */
  path: string
  status: number
  contentType: string | null
  body: unknown
}

/** Answers without a body: nothing is to be said, or the address is in `Location`. */
const bodiless = new Set(['204', '302'])

/** Holds real answers against `docs/openapi.json`, in which every schema is closed: a field it does not name is a fault. */
export class Documented {
  private readonly document: OpenApiDocument
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true })
  private readonly compiled = new Map<object, ValidateFunction>()
  private readonly routes: { name: string; method: string; pattern: RegExp; operation: Operation }[]
  private readonly walked = new Set<string>()

  constructor(file = 'docs/openapi.json') {
    this.document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument
    ajvFormats.default(this.ajv)
    for (const schema of Object.values(this.document.components.schemas))
      if (schema.properties) schema.additionalProperties = false
    this.ajv.addSchema({ $id: 'document', ...this.document })
    this.routes = Object.entries(this.document.paths)
      .sort(([left], [right]) => left.split('{').length - right.split('{').length) // the literal one first
      .flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({
          ...{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), operation },
          pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
        })),
      )
  }

  /** What of an answer is not as the document says; nothing where it fits. */
  faultsOf({ method, path, status, contentType, body }: Answer): string[] {
    const [address = ''] = path.split('?')
    const route = this.routes.find((each) => each.method === method && each.pattern.test(address))
    if (!route) return [`${method} ${address} is not in the document`]
    const name = `${route.name} ${status}`
    if (status < 400) this.walked.add(route.name)
    const { responses } = route.operation
    const response = responses[status] ?? (status >= 400 ? responses['default'] : undefined)
    if (!response) return [`${name} is not in the document`]
    if (!response.content) return body === undefined ? [] : [`${name} has a body`]
    const [type = ''] = (contentType ?? '').split(';')
    const schema = (response.content[type] ?? response.content['*/*'])?.schema
    if (!schema) return [`${name} has no schema of ${type}`]
    const validate = this.validator(schema)
    if (validate(body)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [name, instancePath, message, JSON.stringify(params)].join(' '),
    )
  }

  /** The operations none of the answers was a success of. */
  get unwalked(): string[] {
    return this.routes.map(({ name }) => name).filter((name) => !this.walked.has(name))
  }

  /** The answers a body is documented for without its schema. */
  get withoutSchema(): string[] {
    return this.routes.flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status, { content }]) => !bodiless.has(status) && !Object.values(content ?? {})[0]?.schema)
        .map(([status]) => `${name} ${status}`),
    )
  }

  private validator(schema: object): ValidateFunction {
    const known = this.compiled.get(schema)
    if (known) return known
    const within = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object
    const validate = this.ajv.compile(within)
    this.compiled.set(schema, validate)
    return validate
  }
}
