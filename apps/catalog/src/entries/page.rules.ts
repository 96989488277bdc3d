import type { Items, ListEntries } from '#contracts'

/** One page of a short list that is in the order of its keys; the cursor is the key of the page before's last item. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit = 100, cursor }: ListEntries,
): Items {
  const after = cursor === undefined ? items : items.filter((item) => keyOf(item) > cursor)
  const page = after.slice(0, limit)
  const last = page.at(-1)
  return after.length > limit && last !== undefined ? { items: page, nextCursor: keyOf(last) } : { items: page }
}
