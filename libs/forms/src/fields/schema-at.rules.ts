import type { FormDocument, JsonSchema } from '#contracts'

/** The schema of one place of a form's data, or undefined where there is none. */
export function schemaAt(form: FormDocument, path: string): JsonSchema | undefined {
  if (!path.startsWith('/')) return undefined
  return path
    .split('/')
    .slice(1)
    .reduce<JsonSchema | undefined>((schema, segment) => {
      if (schema?.type === 'array') return /^\d+$/.test(segment) ? schema.items : undefined
      const properties = schema?.properties ?? {}
      return Object.hasOwn(properties, segment) ? properties[segment] : undefined
    }, form.schema)
}
