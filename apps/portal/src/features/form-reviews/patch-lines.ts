import type { FormReview } from '../../shared/api/types'

/** One line of a question's binding before and after a patch. */
export interface PatchLine {
  kind: 'same' | 'removed' | 'added'
  text: string
}

type Binding = Record<string, unknown>

const written = ([name, value]: [string, unknown]) => `"${name}": ${JSON.stringify(value)}`

/** The binding as it was sent and as the patch makes it, line by line; what is said of other places of the form is left out. */
export function patchLines({ binding, finding }: Pick<FormReview, 'binding' | 'finding'>): PatchLine[] {
  const before = binding as Binding
  const after = patched(before, finding)
  if (!after) return Object.entries(before).map((entry) => ({ kind: 'same', text: written(entry) }))
  const isSame = ([name, value]: [string, unknown]) => JSON.stringify(value) === JSON.stringify(after[name])
  const had = (name: string, value: unknown) => JSON.stringify(before[name]) === JSON.stringify(value)
  return [
    ...Object.entries(before).map((entry): PatchLine => ({
      kind: isSame(entry) ? 'same' : 'removed',
      text: written(entry),
    })),
    ...Object.entries(after)
      .filter(([name, value]) => !had(name, value))
      .map((entry): PatchLine => ({ kind: 'added', text: written(entry) })),
  ]
}

function patched(before: Binding, { patch = [], field = '' }: FormReview['finding']): Binding | undefined {
  const place = `/bindings/${field.replace(/~/g, '~0').replace(/\//g, '~1')}`
  let after: Binding | undefined
  for (const operation of patch) {
    if (operation.path === place && 'value' in operation) after = { ...(operation.value as Binding) }
    if (!operation.path.startsWith(`${place}/`)) continue
    const name = operation.path.slice(place.length + 1)
    after = { ...(after ?? before) }
    if (operation.op === 'remove') delete after[name]
    else after[name] = operation.value
  }
  return after
}
