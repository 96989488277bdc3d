import { brokenOrders, leavesOf } from '#forms/fields/date-rules'
import type { FormDocument, Readable } from '../api/types'
import type { Entry } from './form-view'

/**
 * The typed days that break an order the form declares, with what the form says of it: the same rule the office's side
 * checks. Of two registries' days nobody here is told.
 */
export function daysOutOfOrder(form: FormDocument, entries: readonly Entry[], today: string): Record<string, Readable> {
  const valueOf = ({ answer, field }: Entry) => answer ?? (field?.status === 'provided' ? field.value : undefined)
  const values = leavesOf(entries.map((entry) => [entry.path, valueOf(entry)] as const))
  const isTyped = (path: string) =>
    entries.some((entry) => entry.answer !== undefined && (path === entry.path || path.startsWith(`${entry.path}/`)))
  const broken = brokenOrders(form.days ?? [], values, today).map(({ rule, paths }) => {
    const place = paths.findLast(isTyped)
    return place === undefined ? [] : [[place, rule.message] as const]
  })
  return Object.fromEntries(broken.flat())
}
