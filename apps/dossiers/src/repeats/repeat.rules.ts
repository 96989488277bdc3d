import type { FormDocument, JsonSchema, SnapshotField } from '#contracts'
import { schemaAt } from '#forms'

/** A place where a person typed what a registry holds, and the concept that holds it. */
export interface Repeat {
  path: string
  concept?: string
}

/** What a comparison reads: the form, what was typed, and what the newest look-ups gave. */
export interface RepeatInput {
  form: FormDocument
  answers: Readonly<Record<string, unknown>>
  fields: readonly SnapshotField[]
  /** Paths with an open correction: what is claimed there differs on purpose, until the registry agrees. */
  disputed: readonly string[]
}

/** Characters a typed text must have to be compared with facts the form does not name; shorter ones equal by chance. */
const shortest = 6

/**
 * The places where what was typed is what a registry holds: a gap that a later look-up filled with the same value, and a
 * question whose answer is a fact the same dossier was given. `keyed` is a keyed hash; values are compared by it alone.
 */
export function repeatsIn(input: RepeatInput, keyed: (value: string) => string): Repeat[] {
  const { form, answers, disputed } = input
  const provided = input.fields.filter(({ status, value }) => status === 'provided' && isComparable(value))
  const hashOf = (value: unknown) => keyed(comparable(value))
  const byHash = new Map(provided.map((field) => [hashOf(field.value), field]))
  return Object.entries(answers).flatMap(([path, typed]): Repeat[] => {
    if (!isComparable(typed) || disputed.includes(path)) return []
    const hash = hashOf(typed)
    const filled = provided.find((field) => field.path === path)
    if (filled) return hashOf(filled.value) === hash ? [repeat(path, filled)] : []
    const binding = form.bindings[path]
    if (binding?.mode !== 'ask') return []
    const named = provided.find(
      ({ path: other, concept }) =>
        concept !== undefined &&
        concept === binding.concept &&
        (form.bindings[other]?.subject ?? 'applicant') === (binding.subject ?? 'applicant'),
    )
    if (named) return hashOf(named.value) === hash ? [repeat(path, named)] : []
    const equal = byHash.get(hash)
    return equal && isOpenText(typed, schemaAt(form.schema, path, 'anyItem')) ? [repeat(path, equal)] : []
  })
}

function repeat(path: string, { concept }: SnapshotField): Repeat {
  return { path: path.replace(/\/\d+(?=\/|$)/g, '/*'), ...(concept ? { concept } : {}) }
}

/** Whole records are not compared, only what a person writes into one field. */
function isComparable(value: unknown): value is string | number | boolean {
  return typeof value === 'string' ? value.trim() !== '' : typeof value === 'number' || typeof value === 'boolean'
}

function comparable(value: unknown): string {
  return typeof value === 'string'
    ? value.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi')
    : JSON.stringify(value)
}

function isOpenText(value: unknown, schema: JsonSchema | undefined): boolean {
  return typeof value === 'string' && value.trim().length >= shortest && schema?.enum === undefined
}
