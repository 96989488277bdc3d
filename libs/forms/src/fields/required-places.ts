import { schemaAt } from './schema-at.js'

/** As much of a schema as says what it demands. */
interface DemandingSchema {
  type?: unknown
  required?: readonly string[]
  properties?: Readonly<Record<string, DemandingSchema>>
  items?: DemandingSchema
}

/** As much of a form as says what it demands. */
interface DemandingForm {
  schema: DemandingSchema
  subjects?: Readonly<Record<string, { authority: 'link' | 'consent' }>>
  bindings: Readonly<Record<string, { concept?: string; subject?: string }>>
}

/** What names somebody: the concepts every role needs, and those of a person who is asked for their consent. */
const named = ['person.fullName']
const asked = ['person.fullName', 'person.personId', 'person.birthDate']

/**
 * The places nobody can leave with "there is none": those the form's schema demands, and those that say who the people beside
 * the applicant are. A registry may tell them; where none does, the person answers.
 */
export function requiredPlaces(form: DemandingForm): Set<string> {
  const places = demandedBelow(form.schema, '')
  for (const [path, { concept, subject }] of Object.entries(form.bindings)) {
    const role = form.subjects?.[subject ?? 'applicant']
    if (role && concept && (role.authority === 'consent' ? asked : named).includes(concept)) places.add(path)
  }
  return places
}

function demandedBelow(schema: DemandingSchema, path: string): Set<string> {
  const places = new Set<string>()
  for (const name of schema.required ?? []) {
    const below = schema.properties?.[name]
    places.add(`${path}/${name}`)
    if (below?.type === 'object') for (const deeper of demandedBelow(below, `${path}/${name}`)) places.add(deeper)
  }
  return places
}

/** Whether the group that holds a place demands it, whatever is said of that group; items of lists included. */
export function isDemanded(schema: DemandingSchema, path: string): boolean {
  const at = path.lastIndexOf('/')
  const group = at === 0 ? schema : schemaAt(schema, path.slice(0, at), 'anyItem')
  return group?.required?.includes(path.slice(at + 1)) ?? false
}

/** Whether a value says nothing: none at all, a list without items, a group without members. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.every(saysNothing)
  return typeof value === 'object' && Object.values(value).every(saysNothing)
}
