/** As much of a schema as its places need. */
interface PlacedSchema {
  type?: unknown
  items?: PlacedSchema
  maxItems?: number
  properties?: Readonly<Record<string, PlacedSchema>>
}

/**
 * The schema of one place below a schema, or undefined where there is none. Items of a list are named by their number, which
 * is below the list's `maxItems` and written as RFC 6901 §4 has it; with `anyItem` also by `*`, as in the paths of a form's layout.
 */
export function schemaAt<S extends PlacedSchema>(
  root: S,
  path: string,
  items: 'number' | 'anyItem' = 'number',
): S | undefined {
  if (!path.startsWith('/')) return undefined
  return path
    .split('/')
    .slice(1)
    .reduce<PlacedSchema | undefined>((schema, segment) => {
      if (schema?.type === 'array') {
        const isItem = /^(0|[1-9]\d*)$/.test(segment) && Number(segment) < (schema.maxItems ?? Infinity)
        return isItem || (items === 'anyItem' && segment === '*') ? schema.items : undefined
      }
      const properties = schema?.properties ?? {}
      return Object.hasOwn(properties, segment) ? properties[segment] : undefined
    }, root) as S | undefined
}
