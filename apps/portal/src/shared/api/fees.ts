import type { Readable } from './values'

/** How far an amount is established: by an official text, by the press, or as a sample. */
export type Certainty = 'A' | 'B' | 'C'

/** Where a dossier is handed in. */
export type Channel = 'online' | 'counter'

/** What a fee is counted by. */
export type FeeUnit = 'dossier' | 'copy' | 'page' | 'person'

/**
 * What handing in over a channel costs, in đồng; `setLocally`: the province's people's council sets it, `lateOnly`: for
 * those who are late.
 */
export interface ChannelFee {
  channel: Channel
  amount: number
  per: FeeUnit
  note?: Readable
  setLocally?: boolean
  lateOnly?: boolean
}

/** What a province charges. */
export interface LocalFee {
  amount: number
  province: string
  validFrom: string
  source: Readable
  certainty: Certainty
}

/** What one dossier costs. */
export interface DossierFee {
  amount: number
  per: FeeUnit
  source?: Readable
  certainty: Certainty
}

/** A province of today. */
export interface Province {
  code: string
  name: Readable
}
