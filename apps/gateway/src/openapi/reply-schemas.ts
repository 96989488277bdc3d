import { Versioned, type MessageClass } from '#contracts'

/** What of a class's JSON Schema is looked at. */
export interface Schema {
  properties?: Record<string, object>
  required?: string[]
  additionalProperties?: boolean
}

const prefix = '#/components/schemas/'
const text = `{"$ref":"${prefix}Bilingual"}`

/**
 * The schemas of replies as they are sent over HTTP: a text is in one language, or in both where the contract keeps them;
 * a version is left out, as it is the `ETag`; a newer server may send more fields.
 */
export class ReplySchemas {
  readonly byName: Record<string, Schema> = {}

  constructor(private readonly classes: Record<string, Schema>) {}

  /** The reference to the schema of a class; it and all it refers to are in {@link byName} from then on. */
  of(type: MessageClass, bothLanguages = false): { $ref: string } {
    const name = this.add(type.name, bothLanguages)
    const { [name]: schema } = this.byName
    if (type.prototype instanceof Versioned && schema) this.byName[name] = withoutVersion(schema)
    return { $ref: prefix + name }
  }

  /** Adds a class by the name it has in the document; a class with texts has two. */
  private add(className: string, bothLanguages: boolean): string {
    const isKept = bothLanguages && className !== 'Bilingual' && this.hasTexts(className, new Set())
    const name = isKept ? `${className}InBothLanguages` : className
    const schema = this.classes[className]
    if (this.byName[name] || !schema) return name
    const { additionalProperties: _, ...open } = schema
    this.byName[name] = open
    const written = isKept ? JSON.stringify(open) : JSON.stringify(open).replaceAll(text, '{"type":"string"}')
    this.byName[name] = JSON.parse(
      written.replaceAll(/#\/components\/schemas\/(\w+)/g, (_all, other: string) => prefix + this.add(other, isKept)),
    ) as Schema
    return name
  }

  /** Whether a text in both languages is somewhere in a class. */
  private hasTexts(className: string, seen: Set<string>): boolean {
    if (className === 'Bilingual') return true
    if (seen.has(className)) return false
    seen.add(className)
    const others = JSON.stringify(this.classes[className] ?? {}).matchAll(/#\/components\/schemas\/(\w+)/g)
    return [...others].some(([, other = '']) => this.hasTexts(other, seen))
  }
}

/** The version is the `ETag`. */
function withoutVersion({ properties: { version: _, ...properties } = {}, required = [], ...schema }: Schema): Schema {
  return { ...schema, properties, required: required.filter((name) => name !== 'version') }
}
