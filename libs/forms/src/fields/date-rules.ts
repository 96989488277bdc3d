import { comparePartialDates, isPartialDate } from '#vietnam/partial-date'

/** An order of two days that every dossier of a form keeps: paths of the form's data, or `today`. */
export interface OrderOfDays {
  earlier: string
  later: string
}

/** An order that is broken, and the places whose values break it. */
export interface BrokenOrder<Rule extends OrderOfDays> {
  rule: Rule
  paths: string[]
}

/**
 * The orders that values break for certain. A date known in part breaks none it might keep; a rule with `*` holds for each
 * item of a list, and between two places of one list for each item by itself.
 */
export function brokenOrders<Rule extends OrderOfDays>(
  rules: readonly Rule[],
  values: ReadonlyMap<string, unknown>,
  today: string,
): BrokenOrder<Rule>[] {
  return rules.flatMap((rule) =>
    daysAt(rule.earlier, values, today).flatMap((earlier) =>
      daysAt(rule.later, values, today)
        .filter((later) => sameItem(earlier, later) && (comparePartialDates(earlier.day, later.day) ?? 0) > 0)
        .map((later) => ({ rule, paths: [earlier, later].flatMap(({ path }) => path ?? []) })),
    ),
  )
}

interface DayAt {
  day: string
  /** Undefined for today. */
  path?: string
}

function daysAt(path: string, values: ReadonlyMap<string, unknown>, today: string): DayAt[] {
  if (path === 'today') return [{ day: today }]
  const places = path.includes('*') ? [...values.keys()].filter((place) => isOf(path, place)) : [path]
  return places.flatMap((place) => {
    const day = values.get(place)
    return typeof day === 'string' && isPartialDate(day) ? [{ day, path: place }] : []
  })
}

function isOf(pattern: string, path: string): boolean {
  const [left, right] = [pattern.split('/'), path.split('/')]
  return (
    left.length === right.length && left.every((part, at) => part === right[at] || (part === '*' && isIndex(right[at])))
  )
}

function isIndex(part: string | undefined): boolean {
  return /^\d+$/.test(part ?? '')
}

/** Two places within one list belong together only in the same item. */
function sameItem({ path: left }: DayAt, { path: right }: DayAt): boolean {
  const itemsOf = (path: string) =>
    [...path.matchAll(/^(.*?)\/(\d+)(?=\/|$)/g)].map(([, list, index]) => ({ list, index }))
  const [one] = itemsOf(left ?? '')
  const [other] = itemsOf(right ?? '')
  return one?.list === undefined || one.list !== other?.list || one.index === other.index
}

/** Values by the path of each leaf, lists and objects opened. */
export function leavesOf(values: Iterable<readonly [string, unknown]>): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const add = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) leaves.set(path, value)
    else for (const [name, part] of Object.entries(value)) add(`${path}/${name}`, part)
  }
  for (const [path, value] of values) add(path, value)
  return leaves
}
