import type { Readable } from './values'

/** A database and the ministry that owns it. */
export interface Registry {
  id: string
  name: Readable
  owner: string
  legalBasis: string
  updateCycle: Readable
}

/** That a concept of a registry may replace paper, from a day on. */
export interface Announcement {
  id: string
  concept: string
  territory: string
  from: string
  to?: string
  complete: boolean
}

/** Who may look up what for which procedure; `proposed` ones wait for the owner of the data. */
export interface Agreement {
  id: string
  consumerClass: 'ministry' | 'provinceOffice' | 'communeOffice'
  procedure: string
  concepts: string[]
  legalBasis: string
  quotaPerDay?: number
  validFrom: string
  validTo?: string
  status: 'proposed' | 'approved' | 'rejected'
  owner?: string
  proposedBy?: string
  proposedAt?: string
  reason?: string
}

/** The owner's answer to a proposal. */
export interface AgreementDecision {
  decision: 'approve' | 'reject'
  reason: string
}

/** How many procedures need no paper. */
export interface Readiness {
  procedures: number
  needNoPaper: number
}

/** A word of the shared dictionary. */
export interface Concept {
  id: string
  name: Readable
}
