import type { Agreement, Certainty } from './catalog.js'
import type { Bilingual } from './form.js'

/** What a province's people's council charges for a procedure. */
export interface LocalFee {
  procedure: string
  /** Today's unit code of the province. */
  province: string
  /** đồng */
  amount: number
  validFrom: string
  validTo?: string
  source: string
  certainty: Certainty
  /** Agency code of the authority that entered it; none of a seed. */
  enteredBy?: string
}

/** Who within an authority handles some of its procedures, and who signs their results: functions, never persons. */
export interface Assignment {
  id: string
  authority: string
  procedures: string[]
  handler: Bilingual
  signer?: Bilingual
  source: string
  certainty: Certainty
}

/** An agreement that is not in force before the ministry that owns its concepts has accepted it. */
export interface AgreementProposal extends Agreement {
  /** Agency code of the ministry that owns every concept of it, and decides. */
  owner: string
  /** The version of the form it was read from. */
  formVersion: string
  status: 'proposed' | 'approved' | 'rejected'
  /** Agency code of the ministry that proposed it. */
  proposedBy: string
  proposedAt: string
  decidedAt?: string
  reason?: string
}

/** A place of a form at which people keep typing what a registry holds. */
export interface FormFlag {
  procedure: string
  formVersion: string
  path: string
  concept?: string
  dossiers: number
  /** When it was flagged first. */
  since: string
}
