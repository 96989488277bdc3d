/** What of the work list's address a view keeps; never what was searched for, which may name people. */
export const viewParts = ['status', 'due', 'assigned'] as const

export type ViewFilter = Partial<Record<(typeof viewParts)[number], string>>

/** A view somebody saved under a name. */
export interface SavedView {
  name: string
  filter: ViewFilter
}

/** Views an account can save. */
const most = 10

const keyOf = (account: string) => `motlan.views.${account}`

/** What a view keeps of an address. */
export function filterOf(address: URLSearchParams): ViewFilter {
  return Object.fromEntries(viewParts.flatMap((part) => (address.get(part) ? [[part, address.get(part)]] : [])))
}

/** Whether two views show the same. */
export function isSameView(left: ViewFilter, right: ViewFilter): boolean {
  return viewParts.every((part) => (left[part] ?? '') === (right[part] ?? ''))
}

/** The views of an account in this browser; none where nothing that can be read is there. */
export function findViews(account: string): SavedView[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(account)) ?? '[]')
    return Array.isArray(found) ? found.filter(isView) : []
  } catch {
    return []
  }
}

/** Saves a view; one of the same name is replaced, and the oldest goes where there are too many. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-most)
}

/** Keeps the views of an account in this browser. */
export function keepViews(account: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(keyOf(account), JSON.stringify(views))
  } catch {
    // the browser keeps nothing: the views stand until the page is left
  }
}

function isView(found: unknown): found is SavedView {
  const { name, filter } = (found ?? {}) as Partial<SavedView>
  return typeof name === 'string' && typeof filter === 'object'
}
