/** A JSON Schema as ajv reads it. */
export type Schema = Record<string, unknown>

/** A text that is not empty. */
export const text: Schema = { type: 'string', minLength: 1 }

/** `YYYY-MM-DD` */
export const day: Schema = { type: 'string', format: 'date' }

/** A text in both languages. */
export const bilingual: Schema = closed({ vi: text, en: text })

/** How far a fact is established. */
export const certainty: Schema = oneOf('A', 'B', 'C')

/** One of a few words. */
export function oneOf(...words: string[]): Schema {
  return { type: 'string', enum: words }
}

/** A list whose members are told apart. */
export function listOf(items: Schema): Schema {
  return { type: 'array', items, minItems: 1, uniqueItems: true }
}

/** An object with exactly these fields; a field of `optional` may be missing, any other field is refused. */
export function closed(required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  }
}
