import type { JsonSchema } from '#contracts'
import { bilingual, isRaw, record, text, type Raw } from './raw.rules.js'

/** The keywords a schema of a form may have. */
export const schemaKeywords = new Set(
  `type properties required additionalProperties items enum x-labels x-unit pattern format minLength maxLength minimum maximum
  minItems maxItems examples const title description $schema $id`.split(/\s+/),
)
const types = ['object', 'array', 'string', 'number', 'integer', 'boolean'] as const
const numbers = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'] as const

/** What one schema says of itself, without its properties and items; a keyword whose value has the wrong type is left out. */
export function schemaValues(value: Raw): JsonSchema {
  const type = types.find((known) => known === value['type'])
  const { required, enum: choices, pattern, format, 'x-labels': labels, ...rest } = value
  return {
    ...(type ? { type } : {}),
    ...(Array.isArray(required) ? { required: required.map(text) } : {}),
    ...(Array.isArray(choices)
      ? { enum: choices.filter((choice) => typeof choice === 'string' || typeof choice === 'number') }
      : {}),
    ...(typeof pattern === 'string' ? { pattern } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(isRaw(labels)
      ? { 'x-labels': record(Object.entries(labels).map(([name, label]) => [name, bilingual(label)])) }
      : {}),
    ...record(numbers.flatMap((name) => (typeof rest[name] === 'number' ? [[name, rest[name]]] : []))),
    ...(typeof rest['x-unit'] === 'string' ? { 'x-unit': rest['x-unit'] } : {}),
    ...(typeof rest['additionalProperties'] === 'boolean'
      ? { additionalProperties: rest['additionalProperties'] }
      : {}),
    ...(Array.isArray(rest['examples']) ? { examples: rest['examples'].slice(0, 20) } : {}),
    ...('const' in rest ? { const: rest['const'] } : {}),
    ...('default' in rest ? { default: rest['default'] } : {}),
  }
}
