import type { JsonSchema } from '#contracts'
import type { Placed } from '../recognition/context.rules.js'
import type { SeenQuestion } from '../learned/grams.rules.js'

/** What the learned reader sees of a field of a form. */
export function seenOf({ field, section, binding, isFirst }: Placed, schema: JsonSchema | undefined): SeenQuestion {
  return {
    ...{ label: field.label, heading: section.title.text, isFirst },
    ...(field.help ? { help: field.help.vi } : {}),
    ...(schema ? { schema } : {}),
    ...(binding?.of === undefined ? {} : { of: binding.of }),
  }
}
