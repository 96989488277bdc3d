import type { Binding, FormDocument, JsonSchema, PatchOperation } from '#contracts'

/** A JSON Pointer (RFC 6901) from its steps. */
export function pointer(...steps: (string | number)[]): string {
  return steps.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('')
}

/** Binds a field to a concept, and no longer requires an answer a registry gives. */
export function bindingPatch(form: FormDocument, path: string, concept: string, subject: string): PatchOperation[] {
  const before = form.bindings[path]
  const why = before?.why.vi.trim()
    ? before.why
    : { vi: 'Cơ quan đã có thông tin này.', en: 'The state holds this already.' }
  const lands = concept.startsWith('land.') ? 'askWithEvidence' : 'ask'
  const value: Binding = {
    mode: 'registry',
    concept,
    subject,
    why,
    fallback: { lookupFailed: lands, incomplete: lands, inaccurate: 'askWithEvidence' },
  }
  return [{ op: before ? 'replace' : 'add', path: pointer('bindings', path), value }, ...unrequire(form, path)]
}

/** Takes a field, and every group that has nothing left to require, out of what must be answered. */
function unrequire(form: FormDocument, path: string): PatchOperation[] {
  const steps = path.split('/').slice(1)
  const name = steps.at(-1)
  const parents = steps.slice(0, -1)
  const at = placeOf(form.schema, parents)
  if (name === undefined || !at?.schema.required?.includes(name)) return []
  const left = at.schema.required.filter((required) => required !== name)
  const here: PatchOperation = left.length
    ? { op: 'replace', path: pointer('schema', ...at.steps, 'required'), value: left }
    : { op: 'remove', path: pointer('schema', ...at.steps, 'required') }
  const asksElse = Object.entries(form.bindings).some(
    ([other, { mode }]) =>
      other !== path && other.startsWith(`/${parents.join('/')}/`) && (mode === 'ask' || mode === 'attest'),
  )
  const parent =
    parents.length > 0 && parents.at(-1) !== '*' && !asksElse ? unrequire(form, `/${parents.join('/')}`) : []
  return [here, ...parent]
}

function placeOf(root: JsonSchema, steps: readonly string[]): { schema: JsonSchema; steps: string[] } | undefined {
  let schema: JsonSchema | undefined = root
  const taken: string[] = []
  for (const step of steps) {
    schema = step === '*' ? schema?.items : schema?.properties?.[step]
    taken.push(...(step === '*' ? ['items'] : ['properties', step]))
  }
  return schema && { schema, steps: taken }
}

/** Applies operations to a copy of a document; an operation whose place does not exist throws. */
export function applyPatch<T>(document: T, operations: readonly PatchOperation[]): T {
  const copy = structuredClone(document)
  for (const operation of operations) {
    const steps = operation.path
      .split('/')
      .slice(1)
      .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    const last = steps.pop()
    let target: unknown = copy
    for (const step of steps) target = (target as Record<string, unknown>)[step]
    if (last === undefined || typeof target !== 'object' || target === null) {
      throw new RangeError(`There is no ${operation.path} to patch.`)
    }
    if (operation.op === 'remove') {
      if (Array.isArray(target)) target.splice(Number(last), 1)
      else delete (target as Record<string, unknown>)[last]
    } else if (Array.isArray(target) && operation.op === 'add') {
      target.splice(last === '-' ? target.length : Number(last), 0, operation.value)
    } else {
      ;(target as Record<string, unknown>)[last] = operation.value
    }
  }
  return copy
}
