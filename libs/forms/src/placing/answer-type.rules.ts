import type { AskedConcept, JsonSchema } from '#contracts'

/** Whole numbers from here on are years, which a text may be answered with. */
const firstYear = 1800

/**
 * Whether an answer of this shape can say what an asked concept stands for. A choice can stand for anything; a number is no
 * text, a text of free words no number.
 */
export function isAnswerOf({ type }: Pick<AskedConcept, 'type'>, schema: JsonSchema | undefined): boolean {
  if (schema?.type === undefined || schema.enum !== undefined || schema.type === 'array' || schema.type === 'object')
    return true
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  switch (type) {
    case 'boolean':
      return schema.type === 'boolean'
    case 'number':
      return isNumber
    case 'date':
      return schema.type === 'string' || isYear(schema)
    case 'string':
      return schema.type === 'string' || isYear(schema)
  }
}

const isYear = ({ type, minimum = 0 }: JsonSchema) => type === 'integer' && minimum >= firstYear
