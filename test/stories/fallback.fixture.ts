import { schemaAt } from '#forms'
import type { Snapshot } from '../system/client.js'

interface Schema {
  type?: string
  enum?: unknown[]
  examples?: unknown[]
  minimum?: number
  properties?: Record<string, Schema>
  items?: Schema
}

/** A value of the form the schema wants: its first example or allowed value, else the least there is. */
export function exampleOf(schema: Schema): unknown {
  if (schema.examples?.length) return schema.examples[0]
  if (schema.enum?.length) return schema.enum[0]
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, exampleOf(part)]))
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : []
    case 'number':
    case 'integer':
      return schema.minimum ?? 0
    case 'boolean':
      return false
    default:
      return 'x'
  }
}

/** What a citizen may answer where the look-ups left gaps, made from the form alone. */
export function answersToEveryGap(form: { schema: Schema }, snapshot: Snapshot): Record<string, unknown> {
  const gaps = snapshot.fields.filter(({ status }) => status === 'gap')
  return Object.fromEntries(gaps.map(({ path }) => [path, exampleOf(schemaAt(form.schema, path) ?? {})]))
}
