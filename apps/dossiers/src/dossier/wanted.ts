/** A place a supplement was asked for, with the answer that stood there then; none where it was not answered. */
export interface Wanted {
  path: string
  answer?: unknown
}
