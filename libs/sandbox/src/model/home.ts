import type { Place } from './places.js'

/** Where a household lives and how its address reads. */
export interface Home {
  place: Place
  detail: string
  ethnicity: string
  openedOn: string
  /** Where those who came of age before had lived. */
  from?: Home
}
