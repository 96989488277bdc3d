import { isObservable, lastValueFrom } from 'rxjs'

/** What the handler returned, out of an observable where Nest made one. */
export function settle(returned: unknown): unknown {
  return isObservable(returned) ? lastValueFrom(returned, { defaultValue: undefined }).then(unchain) : returned
}

/** Nest joins chained event handlers into `{ current, next }`; what any of them threw must not get lost. */
function unchain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('current' in value && 'next' in value)) return value
  return [value.current, unchain(value.next)].flat()
}

/** An unexpected error's name and place; its words may quote the values a query or parser saw. */
export function wordless(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = (error as { code?: unknown }).code
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n')
  return { type: error.name, code: typeof code === 'string' ? code : undefined, stack }
}
