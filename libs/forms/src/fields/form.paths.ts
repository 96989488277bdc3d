import type { FormDocument, FormField, JsonSchema } from '#contracts'

/** One place of a form's data: its path (`*` for the items of a list), its schema, and whether it holds a value. */
export interface FormPlace {
  path: string
  schema: JsonSchema
  /** Holds a value itself, rather than further places. */
  isLeaf: boolean
}

/** Every place below the root of a form's data, parents before children. */
export function placesOf(schema: JsonSchema, path = ''): FormPlace[] {
  const children: [string, JsonSchema][] = Object.entries(schema.properties ?? {})
  if (schema.items) children.push(['*', schema.items])
  const here = path === '' ? [] : [{ path, schema, isLeaf: children.length === 0 }]
  return [...here, ...children.flatMap(([name, child]) => placesOf(child, `${path}/${name}`))]
}

/** The fields of a form in the order a person meets them. */
export function fieldsOf(form: FormDocument): FormField[] {
  return form.layout.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))
}

/** Whether a path is another's, or lies below it. */
export function isWithin(path: string, container: string): boolean {
  return path === container || path.startsWith(`${container}/`)
}
