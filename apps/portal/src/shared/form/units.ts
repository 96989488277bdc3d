import type { FieldSchema } from '../api/types'

/** The unit a number is read in: as the schema or the layout says, else square metres for areas. */
export function unitOf(line: { schema: FieldSchema; widget?: string; concept?: string; path?: string }): string | null {
  if (line.schema['x-unit']) return line.schema['x-unit']
  if (line.schema.type !== 'number' && line.schema.type !== 'integer') return null
  if (line.widget === 'money') return 'đồng'
  return line.widget === 'area' || /area$/i.test(line.concept ?? line.path ?? '') ? 'm²' : null
}
