import type { DossierOrder, DueFilter } from '#contracts'

/**
 * A dossier's places in the orders of lists are whole numbers the database keeps (migration `list-places`); lists grow
 * along them. In the order `due` each group of urgency has a range of its own: the clock runs (by due date), the clock
 * stands (by due date), drafts and ended ones (newest change first). Moments count in microseconds.
 */
export const placeColumns: Record<DossierOrder, string> = {
  due: 'due_place',
  received: 'received_place',
  changed: 'changed_place',
}

/** Places from `from` up to but without `to`. */
export interface PlaceRange {
  from?: string
  to?: string
}

/** Where the places of those that are not being handled begin. */
const notHandled = String(2n * 10n ** 17n)

const dayMs = 86_400_000

/** The places of the order `due` that hold dossiers due late, on this Vietnamese day, or within seven days from its beginning. */
export function placesDue(filter: DueFilter, now: Date, dayBegins: Date): PlaceRange {
  switch (filter) {
    case 'overdue':
      return { to: micros(now) }
    case 'today':
      return { from: micros(dayBegins), to: micros(new Date(dayBegins.getTime() + dayMs)) }
    case 'week':
      return { from: micros(dayBegins), to: micros(new Date(dayBegins.getTime() + 7 * dayMs)) }
  }
}

/** The places of the order `due` that hold those being handled, or those that are not. */
export function placesOpen(isOpen: boolean): PlaceRange {
  return isOpen ? { to: notHandled } : { from: notHandled }
}

function micros(moment: Date): string {
  return String(BigInt(moment.getTime()) * 1000n)
}
