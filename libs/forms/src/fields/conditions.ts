import { saysNothing } from './required-places.js'

/** When a field applies: another field has one of these values, or any value but "no" where none is named. */
export interface Condition {
  path: string
  is?: readonly (string | number | boolean)[]
}

/** As much of a form as says which of its fields apply when. */
interface ConditionalForm {
  layout: {
    pages: readonly { sections: readonly { fields: readonly { path: string; visibleWhen?: Condition }[] }[] }[]
  }
}

/** As much of a snapshot's field as a condition reads. */
interface KnownField {
  path: string
  status: string
  value?: unknown
  quality?: string
  editable?: boolean
}

/**
 * Whether a field applies. `open`: what it depends on is asked for and not answered yet, so the field is neither shown nor
 * demanded now, but may be later.
 */
export type Applies = 'yes' | 'no' | 'open'

/** What decides whether fields apply: the form, what look-ups left of it, and what was typed. */
export interface Deciding {
  form: ConditionalForm
  fields: readonly KnownField[]
  answers: Readonly<Record<string, unknown>>
}

/**
 * Tells of each path whether it applies. What a registry provides counts before what was typed, unless it is open for a
 * correction; what registries say against each other decides nothing, so that nobody goes without a question that may
 * apply. A field that look-ups left out does not apply, and neither does what depends on it.
 */
export function applicability({ form, fields, answers }: Deciding): (path: string) => Applies {
  const conditions = conditionsOf(form)
  if (conditions.size === 0) return () => 'yes'
  const known = new Map(fields.map((field) => [field.path, field]))
  return applies

  function applies(path: string): Applies {
    const condition = conditions.get(path)
    if (!condition) return 'yes'
    const before = applies(condition.path)
    return before === 'yes' ? isMet(condition) : before
  }

  function isMet(condition: Condition): Applies {
    const field = known.get(condition.path)
    const isFixed = field?.status === 'provided' && !field.editable
    if (!isFixed && Object.hasOwn(answers, condition.path)) return matches(condition, answers[condition.path])
    if (!field) return fields.length === 0 ? 'open' : 'no'
    if (field.status !== 'provided') return 'open'
    return field.quality === 'disputed' ? 'yes' : matches(condition, field.value)
  }
}

function matches(condition: Condition, value: unknown): Applies {
  return isMetBy(condition, value) ? 'yes' : 'no'
}

/** Whether a value is one a condition names. */
export function isMetBy({ is }: Condition, value: unknown): boolean {
  return is ? is.some((one) => one === value) : !saysNothing(value) && value !== false
}

/** The conditions of a form by the path of the field they are about. */
export function conditionsOf({ layout }: ConditionalForm): Map<string, Condition> {
  const lines = layout.pages.flatMap(({ sections }) => sections).flatMap(({ fields }) => fields)
  return new Map(lines.flatMap(({ path, visibleWhen }) => (visibleWhen ? [[path, visibleWhen] as const] : [])))
}
