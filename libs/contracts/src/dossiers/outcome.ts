import { IsIn, IsObject, IsOptional, IsString } from 'class-validator'

export const outcomeDecisions = ['granted', 'refused'] as const
export type OutcomeDecision = (typeof outcomeDecisions)[number]

/** How a dossier ends: what was decided, and what the result says besides. */
export class DossierOutcome {
  @IsIn(outcomeDecisions) decision: OutcomeDecision
  /** At most 20 texts of at most 300 characters by their labels, e.g. `{"Số giấy chứng nhận": "12/2026"}`; a place of the form stands for its label. */
  @IsOptional() @IsObject() fields?: Record<string, string>
}

/** The result of a completed dossier as its page tells of it. */
export class ResultView {
  @IsIn(outcomeDecisions) decision: OutcomeDecision
  @IsString() signedAt: string
  /** The name of the official. */
  @IsString() signedBy: string
  /** Of the signed file, in hexadecimal. */
  @IsString() sha256: string
  /** Anybody checks the paper with it: `GET /v1/verifications/{token}`. */
  @IsString() verification: string
}
