/** By what somebody acts for another. */
export type ActingKind = 'parent' | 'guardian' | 'authorisation'

/** What beyond filling in the form somebody may do for another. */
export type ActingScope = 'submit' | 'supplement' | 'withdraw'

/** The paper that shows the right to act. */
export interface ActingEvidence {
  number: string
  /** `YYYY-MM-DD` */
  date: string
}

/** For whom a citizen opens a dossier, and by what right. */
export interface ActingFor {
  kind: ActingKind
  personId?: string
  fullName: string
  birthDate: string
  evidence?: ActingEvidence
  scope?: ActingScope[]
  until?: string
}

/** Who acts for the applicant, by what right and how far. */
export interface Representation {
  kind: ActingKind
  representative: string
  represented: string
  status: 'verified' | 'unverified' | 'refused'
  scope?: ActingScope[]
  until?: string | null
  evidence?: ActingEvidence | null
  decidedBy?: string | null
  reason?: string | null
}

/** What an official found when she looked at the paper. */
export interface ActingDecision {
  decision: 'accepted' | 'refused'
  reason: string
}
